/** Requests about oneself: profile, activity, manual choice, status, focus. */
import { type FocusEvent, reduceFocus } from '../../../shared/domain/focus.ts';
import type { RequestOf } from '../../../shared/protocol/requests.ts';
import { append } from '../log.ts';
import { setFocus, settle } from '../settle.ts';
import type { Device, Member } from '../state.ts';
import { keepProfile, type Turn } from '../turn.ts';
import { type Answer, DONE, refuse } from './answer.ts';

/** Changes name, zone or hours; teammates get the new profile under a new roster version. */
export const changeProfile = (
  turn: Turn,
  member: Member,
  request: RequestOf<'profile'>,
): Answer => {
  member.name = request.name ?? member.name;
  member.timeZone = request.timeZone ?? member.timeZone;
  if (request.workingHours !== undefined) member.workingHours = request.workingHours;
  if (request.hoursOverride !== undefined) member.hoursOverride = request.hoursOverride;
  keepProfile(turn, member);
  settle(turn, member);
  return DONE;
};

/** Notes one device's signal (P3, P4). */
export const noteActivity = (
  turn: Turn,
  device: Device,
  request: RequestOf<'activity'>,
): Answer => {
  const { signal, member } = device;
  if (signal === null) return DONE;
  if (signal.activity === 'active' || request.activity === 'active') member.lastActiveAt = turn.now;
  // Who was active until this moment is so no less because their device can no longer tell.
  if (signal.activity === 'active' && request.activity === 'unknown')
    signal.lastRequestAt = turn.now;
  signal.activity = request.activity;
  settle(turn, member);
  return DONE;
};

/** Sets or clears the choice made by hand. */
export const setManual = (turn: Turn, member: Member, request: RequestOf<'manual'>): Answer => {
  const { show, until } = request;
  const choice = show === null ? null : { show, ...(until === undefined ? {} : { until }) };
  member.manual = choice;
  append(turn, member, { type: 'manual', choice });
  settle(turn, member);
  return DONE;
};

/** Sets the line of status; an empty text clears it. */
export const setStatus = (turn: Turn, member: Member, request: RequestOf<'status'>): Answer => {
  const { text, emoji, until } = request;
  const line = {
    text,
    ...(emoji === undefined ? {} : { emoji }),
    ...(until === undefined ? {} : { until }),
  };
  member.status = text === '' ? null : line;
  append(turn, member, { type: 'status', line: member.status });
  settle(turn, member);
  return DONE;
};

/** A request about the focus session. */
export type FocusRequest = RequestOf<
  'focus.start' | 'focus.change' | 'focus.pause' | 'focus.resume' | 'focus.end'
>;

const eventOf = (request: FocusRequest): FocusEvent => {
  const { focusId } = request;
  switch (request.type) {
    case 'focus.start': {
      const { endsAt, label, shareLabel, urgent } = request;
      return { type: 'started', focusId, endsAt, label, shareLabel, urgent };
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

const REFUSALS = {
  conflict: 'There is another focus session, or this one has ended. Nothing was changed.',
  not_found: 'There is no such focus session. Nothing was changed.',
  invalid: 'endsAt is not right: a session takes from 1 minute to 12 hours. Nothing was changed.',
} as const;

/** Changes the focus session (F1–F4). The same again is the same answer. */
export const changeFocus = (turn: Turn, member: Member, request: FocusRequest): Answer => {
  const after = reduceFocus(member.focus, eventOf(request), turn.now);
  if (!after.ok) return refuse(after.error, REFUSALS[after.error]);
  if (after.value === null || after.value === member.focus) return DONE;
  setFocus(turn, member, after.value);
  settle(turn, member);
  return DONE;
};
