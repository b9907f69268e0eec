/** What of one's own focus has still to be told to the relay: in order, each with its true time (F6, C1). */
import { activeFocus, type FocusEvent, reduceFocus } from '../domain/focus.ts';
import { doneAt, focusEventOf, type FocusRequest, reportOf } from '../domain/focus-told.ts';
import type { FocusRecord } from '../protocol/fields.ts';
import { dropOps, enqueue, hasPending, isInFlight } from './outbox.ts';
import { type EngineState, type Op, type OpRequest, opsInOrder } from './state.ts';

const isFocusRequest = (request: OpRequest): request is FocusRequest =>
  request.type.startsWith('focus.') && request.type !== 'focus.report';

const isOpOf = (op: Op, focusId: string): boolean =>
  isFocusRequest(op.request) && op.request.focusId === focusId;

/** Whether changes of the session wait to be told. A report is of a session that is over, and no such change. */
export const focusPending = (state: EngineState): boolean => hasPending(state, isFocusRequest);

/** Forgets the changes that wait, but not the reports. */
export const dropFocusOps = (state: EngineState): EngineState =>
  dropOps(state, (op) => isFocusRequest(op.request));

/** The start of a session in the outbox, if the relay has not answered it. */
export const pendingStart = (state: EngineState, focusId: string): Op | undefined =>
  Object.values(state.ops).find((op) => op.request.type === 'focus.start' && isOpOf(op, focusId));

/** Tells all of a session that the relay does not know. */
const tellWhole = (state: EngineState, session: FocusRecord): EngineState => {
  if (session.state === 'ended')
    return enqueue(state, { type: 'focus.report', session: reportOf(session) });
  const { focusId, startedAt, endsAt, label, shareLabel, urgent, pausedMs, rounds } = session;
  const at = session.changedAt;
  const about = { label, shareLabel, urgent, startedAt, pausedMs, rounds, at };
  const started = enqueue(state, { type: 'focus.start', focusId, endsAt, ...about });
  const { pausedAt } = session;
  return pausedAt === undefined
    ? started
    : enqueue(started, { type: 'focus.pause', focusId, at: pausedAt });
};

/** Tells a session from its start, in place of what waits of it. */
export const retell = (state: EngineState, session: FocusRecord): EngineState =>
  state.identity === null
    ? state
    : tellWhole(
        dropOps(state, (op) => isOpOf(op, session.focusId)),
        session,
      );

/** A session that is over before the relay knew of it is told as one report. */
export const collapse = (state: EngineState, session: FocusRecord | null): EngineState => {
  if (session?.state !== 'ended' || pendingStart(state, session.focusId) === undefined)
    return state;
  const isOnItsWay = Object.values(state.ops).some(
    (op) => isOpOf(op, session.focusId) && isInFlight(state, op),
  );
  return isOnItsWay ? state : retell(state, session);
};

const changeOf = (event: FocusEvent, at: number): OpRequest | null => {
  switch (event.type) {
    case 'changed':
      return { type: 'focus.change', focusId: event.focusId, endsAt: event.endsAt, at };
    case 'paused':
      return { type: 'focus.pause', focusId: event.focusId, at };
    case 'resumed':
      return { type: 'focus.resume', focusId: event.focusId, at };
    case 'ended':
      return { type: 'focus.end', focusId: event.focusId, outcome: event.outcome, at };
    case 'started':
    case 'ticked':
    case 'clockShifted':
      return null;
  }
};

/**
 * Another session follows: what is still to be reported is no longer the round before a break, or a device that learns
 * of it would begin that next round by itself.
 */
const endReportedRounds = (state: EngineState): EngineState => {
  const ops = Object.entries(state.ops).map(([n, op]): readonly [string, Op] => {
    const { request } = op;
    if (request.type !== 'focus.report' || isInFlight(state, op)) return [n, op];
    const { rounds: _, ...session } = request.session;
    return [n, { ...op, request: { ...request, session } }];
  });
  return { ...state, ops: Object.fromEntries(ops) };
};

/** Tells what was done `at` (relay time) to the session, which is `state.focus` after it. */
export const tell = (state: EngineState, event: FocusEvent, at: number): EngineState => {
  const session = state.focus;
  if (state.identity === null || session === null) return state;
  if (event.type === 'started') return tellWhole(endReportedRounds(state), session);
  // The relay may take what it has seen for this session: then its later changes are told one by one.
  const start = pendingStart(state, session.focusId);
  if (start !== undefined && !start.attempted) return retell(state, session);
  const change = changeOf(event, at);
  return change === null ? state : collapse(enqueue(state, change), session);
};

const shifted = (request: OpRequest, byMs: number): OpRequest => {
  const moved = (at: number | undefined): number | undefined =>
    at === undefined ? undefined : at + byMs;
  if (request.type === 'focus.report') {
    const { session } = request;
    const [startedAt, endsAt] = [session.startedAt + byMs, session.endsAt + byMs];
    return { ...request, session: { ...session, startedAt, endsAt } };
  }
  if (!isFocusRequest(request)) return request;
  const at = moved(request.at);
  switch (request.type) {
    case 'focus.start':
      return {
        ...request,
        endsAt: request.endsAt + byMs,
        startedAt: moved(request.startedAt),
        at,
      };
    case 'focus.change':
      return { ...request, endsAt: request.endsAt + byMs, at };
    default:
      return { ...request, at };
  }
};

/** Relay time was corrected: what was noted on the uncorrected time is moved with it. */
export const shiftFocusOps = (state: EngineState, byMs: number): EngineState => {
  const shiftMs = Math.round(byMs);
  if (shiftMs === 0) return state;
  const ops = Object.entries(state.ops).map(([n, op]) => [
    n,
    { ...op, request: shifted(op.request, shiftMs) },
  ]);
  return { ...state, ops: Object.fromEntries(ops) as EngineState['ops'] };
};

/** The relay's session with what waits applied to it; null when the relay will refuse some of that. */
export const replay = (
  state: EngineState,
  theirs: FocusRecord | null,
  now: number,
): FocusRecord | null => {
  let session = theirs;
  for (const { request } of opsInOrder(state)) {
    if (!isFocusRequest(request)) continue;
    const next = reduceFocus(session, focusEventOf(request), now, doneAt(request, now));
    if (!next.ok) return null;
    session = next.value;
  }
  return session;
};

/** A session of which this device has no word yet that another is in its place: until then it was focus (F3, F6). */
export const cutShort = (ours: FocusRecord, theirs: FocusRecord, now: number): FocusRecord => {
  const active = activeFocus(ours);
  if (active === null) return ours;
  const at = Math.max(ours.startedAt, Math.min(now, theirs.startedAt, ours.pausedAt ?? now));
  const { pausedAt: _, pausedMs, ...rest } = active;
  // A pause that went on beyond the other's beginning is none of what is left: no session is shorter than nothing.
  const paused =
    pausedMs === undefined ? {} : { pausedMs: Math.min(pausedMs, at - ours.startedAt) };
  return { ...rest, ...paused, state: 'ended', outcome: 'stopped', endsAt: at };
};
