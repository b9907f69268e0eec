/** What a request about focus says happened, and when: read the same way by both ends (F6). */
import type { FocusRecord } from '../protocol/fields.ts';
import { FOCUS_LENGTH, FOCUS_TOLD_WITHIN_MS } from '../protocol/limits.ts';
import type { RequestOf } from '../protocol/requests.ts';
import { fail, ok, type Result } from '../result.ts';
import { type FocusEvent, focusLengthMs } from './focus.ts';

type FocusType = 'focus.start' | 'focus.change' | 'focus.pause' | 'focus.resume' | 'focus.end';
/** A request that changes the session. */
export type FocusRequest = { [T in FocusType]: Omit<RequestOf<T>, 'id'> }[FocusType];
/** A session that is over and that the relay did not know. */
export type ReportedFocus = RequestOf<'focus.report'>['session'];

/** Clocks of two machines are this close, ms. */
const SLACK_MS = 2000;

/** What a request says happened. */
export const focusEventOf = (request: FocusRequest): FocusEvent => {
  const { focusId } = request;
  switch (request.type) {
    case 'focus.start': {
      const { type: _, at: __, ...started } = request;
      return { type: 'started', ...started };
    }
    case 'focus.change':
      return { type: 'changed', focusId, endsAt: request.endsAt };
    case 'focus.pause':
      return { type: 'paused', focusId };
    case 'focus.resume':
      return { type: 'resumed', focusId };
    case 'focus.end':
      return { type: 'ended', focusId, outcome: request.outcome };
  }
};

/** When it was done: at `now` at the latest. */
export const doneAt = (request: FocusRequest, now: number): number => {
  const started = request.type === 'focus.start' ? request.startedAt : undefined;
  return Math.min(request.at ?? started ?? now, now);
};

/** Whether it is too long ago to be taken: of a session that began more than 30 days ago. */
export const isToldTooLate = (request: FocusRequest, now: number): boolean =>
  request.type === 'focus.start' &&
  request.startedAt !== undefined &&
  request.startedAt < now - FOCUS_TOLD_WITHIN_MS;

/** The record of a session that is reported at `now`; `invalid` for one that cannot have been (F6). */
export const reportedFocus = (
  session: ReportedFocus,
  now: number,
): Result<FocusRecord, 'invalid'> => {
  const { startedAt, pausedMs = 0, label, rounds } = session;
  const endsAt = Math.min(session.endsAt, now);
  const length = focusLengthMs({ startedAt, pausedMs }, endsAt);
  const isPossible =
    session.endsAt <= now + SLACK_MS && length >= 0 && pausedMs <= endsAt - startedAt;
  const isTold = startedAt >= now - FOCUS_TOLD_WITHIN_MS;
  const isLong =
    endsAt - startedAt > 2 * FOCUS_LENGTH.maxMs || length > FOCUS_LENGTH.maxMs + SLACK_MS;
  if (!isPossible || !isTold || isLong) return fail('invalid');
  const { focusId, outcome, shareLabel, urgent } = session;
  return ok({
    focusId,
    state: 'ended',
    startedAt,
    endsAt,
    outcome,
    shareLabel,
    urgent,
    ...(label === undefined || label === '' ? {} : { label }),
    ...(pausedMs > 0 ? { pausedMs } : {}),
    ...(rounds === undefined ? {} : { rounds }),
  });
};

/** A session that is over, as it is reported. */
export const reportOf = (session: FocusRecord): ReportedFocus => {
  const { focusId, startedAt, endsAt, outcome = 'stopped', label, shareLabel, urgent } = session;
  const { pausedMs, rounds } = session;
  return { focusId, startedAt, endsAt, outcome, label, shareLabel, urgent, pausedMs, rounds };
};
