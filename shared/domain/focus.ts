/** A focus session as a reducer: the deadline is stored, never the time left (F1–F3). */
import type { FocusRecord } from '../protocol/fields.ts';
import { FOCUS_LENGTH, PAUSE_MAX_MS } from '../protocol/limits.ts';
import { fail, ok, type Result } from '../result.ts';

/** What may happen to a session. Times are epoch ms on the clock of whoever keeps the session. */
export type FocusEvent =
  | {
      readonly type: 'started';
      readonly focusId: string;
      readonly endsAt: number;
      readonly label?: string | undefined;
      readonly shareLabel: boolean;
      readonly urgent: 'allow' | 'refuse';
    }
  | { readonly type: 'changed'; readonly focusId: string; readonly endsAt: number }
  | { readonly type: 'paused'; readonly focusId: string }
  | { readonly type: 'resumed'; readonly focusId: string }
  | { readonly type: 'ended'; readonly focusId: string; readonly outcome: 'completed' | 'stopped' }
  /** Time passed. */
  | { readonly type: 'ticked' }
  /** The wall clock was set by `byMs`; the session keeps its length (F2). */
  | { readonly type: 'clockShifted'; readonly byMs: number };

/** Why an event was refused. */
export type FocusFault = 'conflict' | 'not_found' | 'invalid';

/** The session in progress, or null. */
export const activeFocus = (session: FocusRecord | null): FocusRecord | null =>
  session !== null && session.state !== 'ended' ? session : null;

/**
 * When an active session ends by itself: its deadline, or ten minutes into a pause. The earlier one
 * counts while paused, since a paused session has its deadline moved only when it is resumed.
 */
export const focusEndsBy = (session: FocusRecord): number =>
  session.pausedAt === undefined ? session.endsAt : session.pausedAt + PAUSE_MAX_MS;

/** Milliseconds left at `now`; a pause stands still. Zero for an ended session. */
export const focusLeftMs = (session: FocusRecord, now: number): number =>
  session.state === 'ended' ? 0 : Math.max(0, session.endsAt - (session.pausedAt ?? now));

const end = (
  session: FocusRecord,
  outcome: NonNullable<FocusRecord['outcome']>,
  at: number,
): FocusRecord => {
  const { pausedAt: _, ...rest } = session;
  return { ...rest, state: 'ended', outcome, endsAt: at };
};

/** Ends a session whose time is up: `expired` at its deadline, `stopped` ten minutes into a pause (F1). */
const settle = (session: FocusRecord | null, now: number): FocusRecord | null => {
  if (session === null || session.state === 'ended' || now < focusEndsBy(session)) return session;
  return end(session, session.state === 'paused' ? 'stopped' : 'expired', focusEndsBy(session));
};

const start = (
  session: FocusRecord | null,
  event: Extract<FocusEvent, { type: 'started' }>,
  now: number,
): Result<FocusRecord, FocusFault> => {
  if (session?.focusId === event.focusId) return ok(session); // F3: the same again is the same answer.
  if (activeFocus(session) !== null) return fail('conflict');
  const length = event.endsAt - now;
  // A second of slack: two clocks are never quite one.
  if (length < FOCUS_LENGTH.minMs - 1000 || length > FOCUS_LENGTH.maxMs + 1000)
    return fail('invalid');
  const { focusId, endsAt, label, shareLabel, urgent } = event;
  const base = { focusId, state: 'running', startedAt: now, endsAt, shareLabel, urgent } as const;
  return ok(label === undefined || label === '' ? base : { ...base, label });
};

const change = (
  session: FocusRecord,
  endsAt: number,
  now: number,
): Result<FocusRecord, FocusFault> => {
  if (session.state === 'ended') return fail('conflict');
  const length = endsAt - session.startedAt;
  if (endsAt <= now || length > FOCUS_LENGTH.maxMs + 1000) return fail('invalid');
  return ok({ ...session, endsAt });
};

const resume = (session: FocusRecord, now: number): FocusRecord => {
  if (session.pausedAt === undefined) return session;
  const { pausedAt, ...rest } = session;
  return { ...rest, state: 'running', endsAt: session.endsAt + (now - pausedAt) };
};

const shift = (session: FocusRecord, byMs: number): FocusRecord => ({
  ...session,
  startedAt: session.startedAt + byMs,
  endsAt: session.endsAt + byMs,
  ...(session.pausedAt === undefined ? {} : { pausedAt: session.pausedAt + byMs }),
});

/** The session after an event at `now` (epoch ms), or why it was refused. The session itself never changes. */
export const reduceFocus = (
  before: FocusRecord | null,
  event: FocusEvent,
  now: number,
): Result<FocusRecord | null, FocusFault> => {
  if (event.type === 'clockShifted') return ok(before === null ? null : shift(before, event.byMs));
  const session = settle(before, now);
  if (event.type === 'ticked') return ok(session);
  if (event.type === 'started') return start(session, event, now);
  if (session?.focusId !== event.focusId) return fail('not_found');
  switch (event.type) {
    case 'changed':
      return change(session, event.endsAt, now);
    case 'paused':
      return session.state === 'running'
        ? ok({ ...session, state: 'paused', pausedAt: now })
        : ok(session);
    case 'resumed':
      return ok(resume(session, now));
    case 'ended':
      return ok(session.state === 'ended' ? session : end(session, event.outcome, now));
  }
};
