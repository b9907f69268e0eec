/** Rounds with breaks (F5). They have no state of their own: all follows from the session that ended last. */
import type { FocusRecord, FocusRounds } from '../protocol/fields.ts';
import { derivedUuid } from './derived-id.ts';

/** A break between two rounds. Times are epoch ms on the clock of the session. */
export interface Break {
  readonly from: number;
  readonly until: number;
  readonly isLong: boolean;
}

type FocusRecordOutline = Pick<FocusRecord, 'state' | 'outcome' | 'rounds'>;

/** So long after a break the next round begins as soon as its member is back; later the rounds are over. */
const BACK_WITHIN_MS = 30 * 60_000;

/** The id of a round: the same on every device that begins it (F3). */
export const roundFocusId = (roundsId: string, index: number): string =>
  derivedUuid(`round ${roundsId} ${index}`);

/** The break after a session; null when none follows: it runs, was stopped, was the last or no round. */
export const breakAfter = (session: FocusRecord | null): Break | null => {
  if (session?.state !== 'ended' || session.rounds === undefined) return null;
  const { index, of, breakMs, longBreakMs, longEvery } = session.rounds;
  if (session.outcome === 'stopped' || index >= of) return null;
  const isLong = index % longEvery === 0;
  const { endsAt: from } = session;
  return { from, until: from + (isLong ? longBreakMs : breakMs), isLong };
};

/** Whether a session was the last of several rounds, and not stopped. */
export const areRoundsDone = ({ state, outcome, rounds }: FocusRecordOutline): boolean =>
  state === 'ended' &&
  outcome !== 'stopped' &&
  rounds !== undefined &&
  rounds.of > 1 &&
  rounds.index >= rounds.of;

/** How things stand at `now` between two rounds: in the break, or waiting for the member to be back. */
export const breakPhase = (pause: Break, now: number): 'on' | 'waiting' | 'over' => {
  if (now < pause.until) return 'on';
  return now < pause.until + BACK_WITHIN_MS ? 'waiting' : 'over';
};

/** When time alone changes the phase next; null when it does not. */
export const breakDueAt = (pause: Break, now: number): number | null => {
  const phase = breakPhase(pause, now);
  if (phase === 'over') return null;
  return phase === 'on' ? pause.until : pause.until + BACK_WITHIN_MS;
};

/** The round after a session that has a break after it. */
export const nextRound = (
  session: FocusRecord,
): {
  readonly focusId: string;
  readonly lengthMs: number;
  readonly rounds: FocusRounds;
} | null => {
  if (breakAfter(session) === null || session.rounds === undefined) return null;
  const { rounds } = session;
  const index = rounds.index + 1;
  return {
    focusId: roundFocusId(rounds.roundsId, index),
    lengthMs: rounds.focusMs,
    rounds: { ...rounds, index },
  };
};
