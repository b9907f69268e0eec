/** A focus session as a reducer: the deadline is stored, never the time left (F1–F3, F6). */
import type { FocusRecord, FocusRounds } from '../protocol/fields.ts';
import { FOCUS_LENGTH, PAUSE_MAX_MS } from '../protocol/limits.ts';
import { fail, ok, type Result } from '../result.ts';

/** What may happen to a session. Times are epoch ms on the clock of whoever keeps the session. */
export type FocusEvent =
  | {
      readonly type: 'started';
      readonly focusId: string;
      readonly endsAt: number;
      /** Of one that is told late: when it began, and how much of it was paused. */
      readonly startedAt?: number | undefined;
      readonly pausedMs?: number | undefined;
      readonly label?: string | undefined;
      readonly shareLabel: boolean;
      readonly urgent: 'allow' | 'refuse';
      readonly rounds?: FocusRounds | undefined;
    }
  | { readonly type: 'changed'; readonly focusId: string; readonly endsAt: number }
  | { readonly type: 'paused'; readonly focusId: string }
  | { readonly type: 'resumed'; readonly focusId: string }
  | { readonly type: 'ended'; readonly focusId: string; readonly outcome: 'completed' | 'stopped' }
  /** Time passed. */
  | { readonly type: 'ticked' }
  /** The wall clock was set by `byMs`; the session keeps its length (F2). */
  | { readonly type: 'clockShifted'; readonly byMs: number };
type ChangeEvent = Exclude<FocusEvent, { type: 'started' | 'ticked' | 'clockShifted' }>;

/** Why an event was refused. */
export type FocusFault = 'conflict' | 'not_found' | 'invalid';

/** Two clocks are never quite one: so much may a length or an order be off. */
const SLACK_MS = 1000;

/** The session in progress, or null. */
export const activeFocus = (session: FocusRecord | null): FocusRecord | null =>
  session !== null && session.state !== 'ended' ? session : null;

/** Whether it ended by itself: at its deadline, or ten minutes into a pause. */
export const endedByItself = (session: FocusRecord): boolean =>
  session.state === 'ended' && (session.outcome === 'expired' || session.lapsed !== undefined);

/**
 * When an active session ends by itself: its deadline, or ten minutes into a pause. The earlier one
 * counts while paused, since a paused session has its deadline moved only when it is resumed.
 */
export const focusEndsBy = (session: FocusRecord): number =>
  session.pausedAt === undefined ? session.endsAt : session.pausedAt + PAUSE_MAX_MS;

/** Milliseconds left at `now`; a pause stands still. Zero for an ended session. */
export const focusLeftMs = (session: FocusRecord, now: number): number =>
  session.state === 'ended' ? 0 : Math.max(0, session.endsAt - (session.pausedAt ?? now));

/** How long a session with this deadline is, without its pauses, ms. */
export const focusLengthMs = (
  session: Pick<FocusRecord, 'startedAt' | 'pausedMs'>,
  endsAt: number,
): number => endsAt - session.startedAt - (session.pausedMs ?? 0);

const pausedFor = (session: FocusRecord, moreMs: number): Pick<FocusRecord, 'pausedMs'> => {
  const pausedMs = (session.pausedMs ?? 0) + moreMs;
  return pausedMs > 0 ? { pausedMs } : {};
};

const end = (
  session: FocusRecord,
  outcome: NonNullable<FocusRecord['outcome']>,
  at: number,
): FocusRecord => {
  const { pausedAt, pausedMs: _, ...rest } = session;
  const paused = pausedFor(session, at - (pausedAt ?? at));
  return { ...rest, ...paused, state: 'ended', outcome, endsAt: at };
};

/** Ends a session whose time is up: `expired` at its deadline, `stopped` ten minutes into a pause (F1). */
const settle = (session: FocusRecord | null, now: number): FocusRecord | null => {
  if (session === null || session.state === 'ended' || now < focusEndsBy(session)) return session;
  const { pausedAt, endsAt } = session;
  if (pausedAt === undefined) return end(session, 'expired', endsAt);
  return { ...end(session, 'stopped', focusEndsBy(session)), lapsed: { pausedAt, endsAt } };
};

/** The session as it was at `at`, if it has ended by itself since: whoever did something then was focusing (F6). */
const asOf = (session: FocusRecord, at: number): FocusRecord => {
  if (session.state !== 'ended' || at >= session.endsAt || !endedByItself(session)) return session;
  const { outcome: _, lapsed, pausedMs: __, ...rest } = session;
  if (lapsed === undefined) return { ...rest, ...pausedFor(session, 0), state: 'running' };
  const pausedMs = pausedFor(session, lapsed.pausedAt - session.endsAt);
  return { ...rest, ...pausedMs, ...lapsed, state: 'paused' };
};

const start = (
  session: FocusRecord | null,
  event: Extract<FocusEvent, { type: 'started' }>,
  at: number,
): Result<FocusRecord, FocusFault> => {
  if (session?.focusId === event.focusId) return ok(session); // F3: the same again is the same answer.
  if (activeFocus(session) !== null) return fail('conflict');
  const { focusId, endsAt, label, shareLabel, urgent, rounds, pausedMs = 0 } = event;
  const startedAt = Math.min(event.startedAt ?? at, at);
  const length = focusLengthMs({ startedAt, pausedMs }, endsAt);
  if (length < FOCUS_LENGTH.minMs - SLACK_MS || length > FOCUS_LENGTH.maxMs + SLACK_MS)
    return fail('invalid');
  return ok({
    focusId,
    state: 'running',
    startedAt,
    endsAt,
    shareLabel,
    urgent,
    ...(label === undefined || label === '' ? {} : { label }),
    ...(pausedMs > 0 ? { pausedMs } : {}),
    ...(rounds === undefined ? {} : { rounds }),
    ...(at > startedAt ? { changedAt: at } : {}),
  });
};

const change = (
  session: FocusRecord,
  endsAt: number,
  at: number,
): Result<FocusRecord, FocusFault> => {
  if (session.state === 'ended') return fail('conflict');
  const isTooLong = focusLengthMs(session, endsAt) > FOCUS_LENGTH.maxMs + SLACK_MS;
  if (endsAt <= at || isTooLong) return fail('invalid');
  return ok(endsAt === session.endsAt ? session : { ...session, endsAt });
};

const resume = (session: FocusRecord, at: number): FocusRecord => {
  if (session.pausedAt === undefined) return session;
  const { pausedAt, pausedMs: _, ...rest } = session;
  const pause = at - pausedAt;
  return {
    ...rest,
    ...pausedFor(session, pause),
    state: 'running',
    endsAt: session.endsAt + pause,
  };
};

const shift = (session: FocusRecord, byMs: number): FocusRecord => {
  const { pausedAt, changedAt, lapsed } = session;
  return {
    ...session,
    startedAt: session.startedAt + byMs,
    endsAt: session.endsAt + byMs,
    ...(pausedAt === undefined ? {} : { pausedAt: pausedAt + byMs }),
    ...(changedAt === undefined ? {} : { changedAt: changedAt + byMs }),
    ...(lapsed === undefined
      ? {}
      : { lapsed: { pausedAt: lapsed.pausedAt + byMs, endsAt: lapsed.endsAt + byMs } }),
  };
};

/** To stop what has ended already ends the rounds that would go on after it (F5). */
const endRounds = (
  session: FocusRecord,
  { outcome }: Extract<FocusEvent, { type: 'ended' }>,
): FocusRecord => {
  if (outcome === 'completed' || session.rounds === undefined) return session;
  const { rounds: _, ...rest } = session;
  return rest;
};

const changed = (
  session: FocusRecord,
  event: ChangeEvent,
  at: number,
): Result<FocusRecord, FocusFault> => {
  switch (event.type) {
    case 'changed':
      return change(session, event.endsAt, at);
    case 'paused':
      return session.state === 'running'
        ? ok({ ...session, state: 'paused', pausedAt: at })
        : ok(session);
    case 'resumed':
      return ok(resume(session, at));
    case 'ended':
      return ok(
        session.state === 'ended' ? endRounds(session, event) : end(session, event.outcome, at),
      );
  }
};

/** Whether something was done before the last change: the newer choice of the person stands, wherever it was made. */
const isOldNews = ({ changedAt }: FocusRecord, at: number, now: number): boolean =>
  changedAt !== undefined && changedAt <= now && at < changedAt - SLACK_MS;

/**
 * The session at `now` after an event that was done `at` (epoch ms, not later), or why it was refused. What is told
 * late counts from when it was done, and time passes from there: an extension in time revives a session that was
 * let expire meanwhile (F6). The session itself never changes.
 */
export const reduceFocus = (
  before: FocusRecord | null,
  event: FocusEvent,
  now: number,
  at = now,
): Result<FocusRecord | null, FocusFault> => {
  if (event.type === 'clockShifted') return ok(before === null ? null : shift(before, event.byMs));
  const session = settle(before, now);
  const doneAt = Math.min(at, now);
  if (event.type === 'ticked') return ok(session);
  if (event.type === 'started') {
    const started = start(session, event, doneAt);
    return started.ok ? ok(settle(started.value, now)) : started;
  }
  if (session?.focusId !== event.focusId) return fail('not_found');
  if (isOldNews(session, doneAt, now)) return fail('conflict');
  const then = asOf(session, doneAt);
  const since = Math.max(doneAt, then.startedAt, Math.min(then.changedAt ?? 0, now));
  const result = changed(then, event, since);
  if (!result.ok || result.value === then) return result.ok ? ok(session) : result;
  return ok(settle({ ...result.value, changedAt: since }, now));
};

/**
 * Which of two sessions a member's focus is, when one is told of beside the one that is known: an older one that has
 * ended never takes the place of one in progress, nor of a later one (F4, F6).
 */
export const latestFocus = (
  known: FocusRecord | null,
  told: FocusRecord | null,
): FocusRecord | null => {
  if (told === null || known === null) return told ?? known;
  if (told.focusId === known.focusId || told.state !== 'ended') return told;
  return known.state === 'ended' && known.endsAt <= told.endsAt ? told : known;
};
