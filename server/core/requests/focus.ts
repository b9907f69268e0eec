/** Requests about the focus session (F1–F6). */
import { latestFocus, reduceFocus } from '../../../shared/domain/focus.ts';
import {
  doneAt,
  focusEventOf,
  type FocusRequest,
  isToldTooLate,
  reportedFocus,
} from '../../../shared/domain/focus-told.ts';
import type { FocusRecord } from '../../../shared/protocol/fields.ts';
import type { RequestOf } from '../../../shared/protocol/requests.ts';
import { noteSession } from '../accounts/feeds.ts';
import { append } from '../log.ts';
import { setFocus, settle } from '../settle.ts';
import type { Member } from '../state.ts';
import type { Turn } from '../turn.ts';
import { type Answer, DONE, refuse } from './answer.ts';

const REFUSALS = {
  conflict:
    'There is another focus session, or this one has ended or was changed since. Nothing was changed.',
  not_found: 'There is no such focus session. Nothing was changed.',
  invalid: 'endsAt is not right: a session takes from 1 minute to 12 hours. Nothing was changed.',
} as const;
const NOT_POSSIBLE =
  'session is not right: it is over, took 12 hours at most, and began in the last 30 days. Nothing was changed.';

/** Changes the focus session (F1–F4), as of when that was done (F6). The same again is the same answer. */
export const changeFocus = (turn: Turn, member: Member, request: FocusRequest): Answer => {
  const { now } = turn;
  if (isToldTooLate(request, now)) return refuse('invalid', NOT_POSSIBLE);
  const after = reduceFocus(member.focus, focusEventOf(request), now, doneAt(request, now));
  if (!after.ok) return refuse(after.error, REFUSALS[after.error]);
  if (after.value === null || after.value === member.focus) return DONE;
  setFocus(turn, member, after.value);
  settle(turn, member);
  return DONE;
};

/** So many reported sessions are remembered, while the team is in memory, so that none is told twice. */
const REPORTS_KNOWN = 64;

/** Whether nothing of it is new: it was reported before, or the relay has it as ended by hand. */
const isKnown = (member: Member, told: FocusRecord): boolean => {
  const { focus, reported } = member;
  if (reported.includes(told.focusId)) return true;
  if (focus?.focusId !== told.focusId || focus.state !== 'ended') return false;
  return focus.endsAt === told.endsAt && focus.outcome === told.outcome;
};

/** Takes in a session that is over (F6). One in progress is not touched by it, unless it is the same. */
export const reportFocus = (
  turn: Turn,
  member: Member,
  { session }: RequestOf<'focus.report'>,
): Answer => {
  const told = reportedFocus(session, turn.now);
  if (!told.ok) return refuse('invalid', NOT_POSSIBLE);
  if (isKnown(member, told.value)) return DONE;
  member.reported = [...member.reported, session.focusId].slice(-REPORTS_KNOWN);
  if (latestFocus(member.focus, told.value) === told.value) {
    setFocus(turn, member, told.value);
    settle(turn, member);
  } else {
    append(turn, member, { type: 'focus', ...told.value });
    noteSession(turn, member, told.value);
  }
  return DONE;
};
