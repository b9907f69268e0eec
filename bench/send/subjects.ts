/** What durable sends are made to: the relay, and a server with a commit for each. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServerScript } from '../common/started.ts';
import { startRelayProcess } from '../../test/support/relay-process.ts';
import { onCore } from '../common/cores.ts';
import type { SendPeer } from '../peers/peer.ts';
import { foundCrew } from '../soak/crowd.ts';
import type { SendJob } from './generator.ts';
import type { SenderAccount } from './target.ts';

/** Who sends to how many. */
export interface SendLoad {
  readonly senders: number;
  readonly receivers: number;
}

/** A server that runs. */
export interface SendSubject {
  readonly pid: number;
  readonly job: Pick<SendJob, 'target' | 'place'>;
  readonly end: () => Promise<void>;
}

/** How to start what is measured. */
export interface SendSubjectKind {
  readonly name: string;
  readonly start: (load: SendLoad) => Promise<SendSubject>;
}

/** Each connection may ask 30 times a second, each member has 20 (T6): enough of them, and every limit stays on. */
export const WIRES = 20;

/** A folder on the disk where the data of relays lie too. */
export const makeFolder = async (): Promise<{ path: string; remove: () => Promise<void> }> => {
  const path = await mkdtemp(join(tmpdir(), 'fermata-bench-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
};

/** The relay; `under` are the arguments of a tool that it runs under. */
export const relayUnder = (under: readonly string[] = []): SendSubjectKind => ({
  name: 'relay',
  start: async ({ senders, receivers }) => {
    const relay = await startRelayProcess({ prefix: [...onCore('server'), ...under] });
    const crew = await foundCrew(relay.url, senders + receivers);
    const port = Number(new URL(relay.url).port);
    const people = { senders: crew.slice(receivers), receivers: crew.slice(0, receivers) };
    return {
      pid: relay.pid(),
      job: { target: 'relay', place: { port, ...people, wires: WIRES } },
      end: () => relay.dispose(),
    };
  },
});

const people = (count: number): SenderAccount[] =>
  Array.from({ length: count }, (_, n) => ({
    memberId: `member-${String(n).padStart(15, '0')}`,
    token: '',
  }));

const commitEach: SendSubjectKind = {
  name: 'SQLite, a commit for each send',
  start: async ({ senders, receivers }) => {
    const folder = await makeFolder();
    const script = join(import.meta.dirname, 'commit-server.ts');
    const { pid, port, end } = await startServerScript(script, folder.path);
    const place = { port, senders: people(senders), receivers: people(receivers), wires: WIRES };
    return {
      pid,
      job: { target: 'relay', place },
      end: () => end().then(folder.remove),
    };
  },
};

/** What a team could run instead: a connection for each sender. */
export const sendSubjectOf = ({ name, version, target, start }: SendPeer): SendSubjectKind => ({
  name: `${name} ${version() ?? ''}`,
  start: async ({ senders, receivers }) => {
    const { pid, port, end } = await start();
    const place = { port, senders: people(senders), receivers: people(receivers), wires: 1 };
    return { pid, job: { target, place }, end };
  },
});

/** The one that all are compared with. */
export const BASELINE = commitEach.name;

/** All, in the order in which they run. */
export const SUBJECTS: readonly SendSubjectKind[] = [commitEach, relayUnder()];
