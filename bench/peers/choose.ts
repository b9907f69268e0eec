/** Which peers a bench measures, and what it says of those and of the others. */
import { howToGet, installPeers } from './install.ts';
import type { Peer } from './peer.ts';

/** What every bench with peers can be told. */
export const PEER_OPTIONS = {
  /** Installs those that come from Debian first. */
  'install-peers': { type: 'boolean', default: false },
  /** `all` that are there, `none`, or some by the beginning of their names: `socket.io,nats`. */
  peers: { type: 'string', default: 'all' },
} as const;

/** Those that run, and a line for each. */
export interface Chosen<P> {
  readonly present: readonly P[];
  readonly notes: string[];
}

type Known = Pick<Peer, 'name' | 'packages' | 'version' | 'setup'>;

const isAsked = (name: string, asked: string): boolean =>
  asked === 'all' ||
  asked.split(',').some((start) => name.toLowerCase().startsWith(start.toLowerCase()));

const noteOf = (peer: Known): string => {
  const missing = howToGet(peer);
  return missing === null
    ? `${peer.name} ${peer.version() ?? '(version unknown)'}: ${peer.setup}.`
    : `${peer.name} is not installed, and not measured: ${missing}.`;
};

/** Of those that were asked for, the ones that are there. */
export const choosePeers = <P extends Known>(
  peers: readonly P[],
  options: { readonly 'install-peers': boolean; readonly peers: string },
): Chosen<P> => {
  const asked = peers.filter(({ name }) => isAsked(name, options.peers));
  if (options['install-peers']) installPeers(asked);
  const present = asked.filter((peer) => howToGet(peer) === null);
  const left = peers.filter((peer) => !asked.includes(peer)).map(({ name }) => name);
  const leftOut = left.length === 0 ? [] : [`Left out on request: ${left.join(', ')}.`];
  return { present, notes: [...asked.map(noteOf), ...leftOut] };
};
