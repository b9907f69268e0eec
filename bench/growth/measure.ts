/** What one change and one send cost the relay, with more on it than who takes part. */
import { measure } from '../fanout/measure.ts';
import type { SubjectKind } from '../fanout/subjects.ts';
import { startBenchRelay } from '../common/started.ts';
import { type AskingWire, openAskingWires } from '../send/asking-wire.ts';
import { measureSends, SENDS_WARM_MS } from '../send/measure.ts';
import { type SendSubjectKind, WIRES } from '../send/subjects.ts';
import type { SenderAccount } from '../send/target.ts';
import { foundCrew } from '../soak/crowd.ts';
import { storeMessages } from './stored.ts';

/** What is on the relay. */
export interface Surroundings {
  /** Of the team that is measured, connected. */
  readonly members: number;
  /** Of the same team, not connected: who was there once. */
  readonly absent: number;
  /** Other teams of two, connected. */
  readonly teams: number;
  /** Messages of the same team on disk. */
  readonly stored: number;
}

/** A relay that has them. */
interface Surrounded {
  readonly pid: number;
  readonly port: number;
  readonly crew: readonly SenderAccount[];
  readonly end: () => Promise<void>;
}

const startRelay = async (around: Surroundings): Promise<Surrounded> => {
  const relay = await startBenchRelay();
  const port = Number(new URL(relay.url).port);
  // One more than there are: the messages on disk wait for somebody who takes no part.
  const all = await foundCrew(relay.url, around.members + around.absent + 1);
  await storeMessages(port, all, around.stored);
  const wires: AskingWire[] = [];
  for (let team = 0; team < around.teams; team += 1)
    wires.push(...(await openAskingWires(port, await foundCrew(relay.url, 2))));
  const end = async (): Promise<void> => {
    for (const wire of wires) wire.close();
    await relay.dispose();
  };
  return { pid: relay.pid(), port, crew: all.slice(0, around.members), end };
};

/** One change until all have it, one at a time: µs of the relay's CPU. */
export const costOfChange = async (around: Surroundings, seconds: number): Promise<number> => {
  const kind: SubjectKind = {
    name: 'relay',
    start: async () => {
      const { pid, port, crew, end } = await startRelay(around);
      const accounts = crew.map((member) => ({ ...member, teamId: '' })); // One team: all are told.
      return {
        pid: () => pid,
        job: { port, dialect: 'relay', accounts },
        restart: () => Promise.reject(new Error('It is not started again.')),
        end,
      };
    },
  };
  const [figures] = await measure(kind, { members: around.members, under: [1], seconds });
  return (figures?.cpuUs ?? NaN) * around.members;
};

/** One durable send to one who focuses, of some under way: µs of the relay's CPU. */
export const costOfSend = async (around: Surroundings, seconds: number): Promise<number> => {
  const kind: SendSubjectKind = {
    name: 'relay',
    start: async ({ senders, receivers }) => {
      const { pid, port, crew, end } = await startRelay(around);
      const people = {
        receivers: crew.slice(0, receivers),
        senders: crew.slice(receivers, receivers + senders),
      };
      return { pid, job: { target: 'relay', place: { port, ...people, wires: WIRES } }, end };
    },
  };
  const senders = around.members - 1; // Each may ask only so often (T6): all of them, to the one who is left.
  const work = { senders, receivers: 1, underWay: senders, bodyBytes: 170, warmMs: SENDS_WARM_MS };
  const { cpuUs } = await measureSends(kind, { ...work, ms: seconds * 1000 });
  return cpuUs;
};
