/** Everybody comes at once: to a bare server, and to a relay that was started again, with and without the profiles. */
import { processorMs } from '../../test/support/measure.ts';
import { inTurn, type Runs } from '../common/rounds.ts';
import { type Crowd, startCrowd } from '../crowd/crowd.ts';
import { BASELINE, RELAY, type Subject, subjectKind } from '../fanout/subjects.ts';

/** What one return came to. */
export interface Return {
  /** Until the last one is let in and has its snapshot, ms. */
  readonly backMs: number;
  /** Until nobody is told anything any more. */
  readonly settledMs: number;
  /** Time of the server's CPU until then. */
  readonly cpuMs: number;
  /** Teammates that somebody has wrong in the end. */
  readonly wrong: number;
}

/** What all are compared with. */
export const BARE = 'ws, bare handshake';

/** How many come, and in teams of which size. */
export interface Shape {
  readonly members: number;
  readonly teamSize: number;
}

const comeBack = async (
  subject: Subject,
  crowd: Crowd,
  count: number,
  isRosterKnown: boolean,
): Promise<Return> => {
  const before = processorMs(subject.pid());
  const { tookMs, settledMs } = await crowd.ask({ do: 'connect', count, isRosterKnown });
  const cpuMs = processorMs(subject.pid()) - before;
  const { wrong } = await crowd.ask({ do: 'check' });
  await crowd.ask({ do: 'leave' });
  return { backMs: tookMs, settledMs, cpuMs, wrong };
};

/** The relay of all rounds is one: it is what is started again. */
export const returnInTurn = async (
  { members, teamSize }: Shape,
  rounds: number,
): Promise<Runs<Return>> => {
  const relay = await subjectKind(RELAY).start(members, teamSize);
  const crowd = await startCrowd(relay);
  // Who comes back was there before, and has the profiles from then.
  await crowd.ask({ do: 'connect', count: members, isRosterKnown: false });
  await crowd.ask({ do: 'leave' });
  const again = async (isRosterKnown: boolean): Promise<Return> => {
    await relay.restart();
    return comeBack(relay, crowd, members, isRosterKnown);
  };
  const bare = async (): Promise<Return> => {
    const subject = await subjectKind(BASELINE).start(members);
    const other = await startCrowd(subject);
    const result = await comeBack(subject, other, members, false);
    await other.end();
    await subject.end();
    return { ...result, wrong: 0 }; // It tells nothing.
  };
  const kinds = [
    { name: BARE, run: bare },
    { name: 'relay, profiles known', run: () => again(true) },
    { name: 'relay, cold', run: () => again(false) },
  ];
  const runs = await inTurn(kinds, rounds, ({ run }) => run());
  await crowd.end();
  await relay.end();
  return runs;
};
