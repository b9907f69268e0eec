/** What is measured: bare servers and the relay, each as a process pinned to a core. */
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { startBenchRelay, startScript, startServerScript } from '../common/started.ts';
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

const bare = (name: string, mode: 'loop' | 'turn'): SubjectKind => ({
  name,
  start: async (members) => {
    const server = await startServerScript(join(import.meta.dirname, 'raw-server.ts'), mode);
    const accounts = Array.from({ length: members }, (_, n): Account => ({
      memberId: String(n),
      token: '',
    }));
    return { ...server, job: { port: server.port, dialect: 'raw', accounts } };
  },
});

const relay: SubjectKind = {
  name: 'relay',
  start: async (members) => {
    const running = await startBenchRelay();
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
  startScript('load', join(import.meta.dirname, 'generator.ts'));
