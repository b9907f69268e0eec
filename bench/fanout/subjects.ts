/** What is measured: bare servers and the relay, each as a process pinned to a core. */
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { prepareData, prepareTeam } from '../../test/support/prepared-data.ts';
import { startBenchRelay, startScript, startServerScript } from '../common/started.ts';
import type { FanoutPeer } from '../peers/peer.ts';
import type { Account } from './dialect.ts';
import type { GeneratorJob } from './generator.ts';

/** A server that runs. */
export interface Subject {
  /** The process that runs now. */
  pid(): number;
  readonly job: Pick<GeneratorJob, 'port' | 'dialect' | 'accounts'>;
  /** Ends it as its operator would, and starts it again on the same port and data. */
  restart(): Promise<void>;
  end(): Promise<void>;
}

/** How to start what is measured, for so many members; in one team unless a size is given. */
export interface SubjectKind {
  readonly name: string;
  readonly start: (members: number, teamSize?: number) => Promise<Subject>;
}

const nobodyInParticular = (members: number): readonly Account[] =>
  Array.from({ length: members }, (_, n) => ({ memberId: String(n), token: '', teamId: '' }));

const bare = (name: string, mode: 'loop' | 'turn'): SubjectKind => ({
  name,
  start: async (members) => {
    const server = await startServerScript(join(import.meta.dirname, 'raw-server.ts'), mode);
    return {
      pid: () => server.pid,
      job: { port: server.port, dialect: 'raw', accounts: nobodyInParticular(members) },
      restart: () => Promise.reject(new Error('A bare server has nothing to come back to.')),
      end: server.end,
    };
  },
});

/** What ours is called. */
export const RELAY = 'relay';

/** Room for who reconnects before their last connection is seen to be gone. */
const SPARE_CONNECTIONS = 1000;

const relay: SubjectKind = {
  name: RELAY,
  start: async (members, teamSize = members) => {
    const accounts: Account[] = [];
    const prepare = (folder: string): Promise<void> =>
      prepareData(folder, async (core) => {
        while (accounts.length < members)
          accounts.push(
            ...(await prepareTeam(core, Math.min(teamSize, members - accounts.length))),
          );
      });
    const args = ['--max-connections', String(members + SPARE_CONNECTIONS)];
    const running = await startBenchRelay({ prepare, args });
    return {
      pid: () => running.pid(),
      job: { port: Number(new URL(running.url).port), dialect: 'relay', accounts },
      restart: async () => {
        await running.stop();
        await running.restart();
      },
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

/** The one with this name. */
export const subjectKind = (name: string): SubjectKind => {
  const found = SUBJECTS.find((kind) => kind.name === name);
  if (found === undefined) throw new Error(`Nothing is called ${name}.`);
  return found;
};

/** What a team could run instead, of so many members, or of as many as can join it. */
export const subjectOf = (
  { name, version, dialect, start, mostMembers = Infinity }: FanoutPeer,
  members: number,
): SubjectKind => {
  const joining = Math.min(members, mostMembers);
  const size = joining < members ? `, ${joining} members` : '';
  return {
    name: `${name} ${version() ?? ''}${size}`,
    start: async () => {
      const { pid, port, end } = await start();
      return {
        pid: () => pid,
        job: { port, dialect, accounts: nobodyInParticular(joining) },
        restart: () => Promise.reject(new Error('It is not started again.')),
        end,
      };
    },
  };
};

/** Starts the generator. */
export const startGenerator = (): ChildProcess =>
  startScript('load', join(import.meta.dirname, 'generator.ts'));
