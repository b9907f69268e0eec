/** What is measured: bare servers and the relay, each as a process pinned to a core. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startRelayProcess } from '../../test/support/relay-process.ts';
import { foundCrew } from '../soak/crowd.ts';
import type { Account } from './dialect.ts';
import type { GeneratorJob } from './generator.ts';

/** A server that runs. */
export interface Subject {
  readonly pid: number;
  readonly job: Pick<GeneratorJob, 'port' | 'dialect' | 'accounts'>;
  readonly end: () => Promise<void>;
}

/** How to start what is measured, for so many members. */
export interface SubjectKind {
  readonly name: string;
  readonly start: (members: number) => Promise<Subject>;
}

/** Server and generator have a core each, where there are two. */
export const isPinned = cpus().length >= 2 && spawnSync('taskset', ['-V']).status === 0;
/** Where a server runs. */
export const SERVER_CORE = '0';
/** Where the load runs. */
export const GENERATOR_CORE = '1';

/** Starts a script of ours on a core. */
export const startNode = (core: string, args: readonly string[]): ChildProcess =>
  isPinned
    ? spawn('taskset', ['-c', core, process.execPath, ...args])
    : spawn(process.execPath, args);

const bare = (name: string, mode: 'loop' | 'turn'): SubjectKind => ({
  name,
  start: async (members) => {
    const child = startNode(SERVER_CORE, [join(import.meta.dirname, 'raw-server.ts'), mode]);
    if (child.stdout === null || child.pid === undefined) throw new Error(`${name} has no output.`);
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const accounts = Array.from({ length: members }, (_, n): Account => ({
      memberId: String(n),
      token: '',
    }));
    return {
      pid: child.pid,
      job: { port: Number(line), dialect: 'raw', accounts },
      end: async () => {
        child.kill('SIGKILL');
        await once(child, 'exit');
      },
    };
  },
});

const relay: SubjectKind = {
  name: 'relay',
  start: async (members) => {
    const running = await startRelayProcess();
    if (isPinned) spawnSync('taskset', ['-acp', SERVER_CORE, String(running.pid())]);
    const accounts = await foundCrew(running.url, members);
    return {
      pid: running.pid(),
      job: { port: Number(new URL(running.url).port), dialect: 'relay', accounts },
      end: () => running.dispose(),
    };
  },
};

/** The one that all are compared with is the last of the bare ones. */
export const BASELINE = 'ws, one write a turn';

/** All, in the order in which they run. */
export const SUBJECTS: readonly SubjectKind[] = [
  bare('ws, send in a loop', 'loop'),
  bare(BASELINE, 'turn'),
  relay,
];

/** Starts the generator. */
export const startGenerator = (): ChildProcess =>
  startNode(GENERATOR_CORE, [join(import.meta.dirname, 'generator.ts')]);
