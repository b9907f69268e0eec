/** What a team could run instead, as a bench sees it. */
import type { Needed } from '../../scripts/debian.ts';
import type { DialectName } from '../fanout/dialects.ts';
import type { TargetName } from '../send/targets.ts';

/** One that runs. */
export interface RunningPeer {
  /** The process that does the work. */
  readonly pid: number;
  readonly port: number;
  readonly end: () => Promise<void>;
}

/** A package of Debian, what is looked for to see whether it is there, and the services that it would start. */
export type PeerPackage = Needed & { readonly services: readonly string[] };

/** One kind of server. */
export interface Peer {
  readonly name: string;
  /** What it needs of Debian; none: it came with `npm ci`. */
  readonly packages: readonly PeerPackage[];
  /** Null: it cannot be told. */
  readonly version: () => string | null;
  /** How it is set up beyond its defaults, and why that is fair. */
  readonly setup: string;
  readonly start: () => Promise<RunningPeer>;
}

/** One that spreads changes to all of a team. */
export interface FanoutPeer extends Peer {
  readonly dialect: DialectName;
  /** Of more than so many it takes too long until all have joined. */
  readonly mostMembers?: number;
}

/** One that keeps messages before it promises them. */
export interface SendPeer extends Peer {
  readonly target: TargetName;
}
