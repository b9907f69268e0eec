/** Brings a member up to the moment: what time, a device or a choice changed is drawn to its end (P7, F1, H4, H7). */
import { activeFocus, focusEndsBy, reduceFocus } from '../../shared/domain/focus.ts';
import { holds, releaseOn } from '../../shared/domain/holding.ts';
import { manualNow, type PresenceInputs } from '../../shared/domain/presence.ts';
import { overrideNow } from '../../shared/domain/working-hours.ts';
import type { FocusRecord } from '../../shared/protocol/fields.ts';
import { noteSession } from './accounts/feeds.ts';
import { ceilingAt, releaseAll, returnLaters, tellSenders } from './holding.ts';
import { append } from './log.ts';
import { asksEndAt, expireAsks, noteMeeting } from './surface.ts';
import { earliest } from './earliest.ts';
import { inputsOf, presenceDueAt, presenceOf, samePresence } from './presence.ts';
import type { Member } from './state.ts';
import { keepMember, keepProfile, notePresence, type Turn } from './turn.ts';

/** Keeps a new focus session and tells it to the member's own devices (F4). */
export const setFocus = (turn: Turn, member: Member, focus: FocusRecord): void => {
  member.focus = focus;
  noteSession(turn, member, focus);
  append(turn, member, { type: 'focus', ...focus });
};

const advanceFocus = (turn: Turn, member: Member): void => {
  const after = reduceFocus(member.focus, { type: 'ticked' }, turn.now);
  if (after.ok && after.value !== null && after.value !== member.focus)
    setFocus(turn, member, after.value);
};

const expireChoices = (turn: Turn, member: Member): void => {
  if (member.manual !== null && manualNow(member.manual, turn.now) === null) {
    member.manual = null;
    append(turn, member, { type: 'manual', choice: null });
  }
  if (member.status?.until !== undefined && member.status.until <= turn.now) {
    member.status = null;
    append(turn, member, { type: 'status', line: null });
  }
  if (member.hoursOverride !== null && overrideNow(member.hoursOverride, turn.now) === null) {
    member.hoursOverride = null;
    keepProfile(turn, member);
  }
};

const endGraces = (turn: Turn, member: Member): void => {
  for (const device of member.devices.values()) {
    const graceUntil = device.signal?.graceUntil ?? null;
    if (graceUntil !== null && graceUntil <= turn.now) device.signal = null;
  }
};

const refreshPresence = (turn: Turn, member: Member, inputs: PresenceInputs): void => {
  const before = member.presence;
  const after = presenceOf(member, turn.now, inputs);
  if (!samePresence(before, after)) {
    member.presence = after;
    notePresence(turn, member);
  }
  if (holds(after.show) !== (member.holdingSince !== null)) {
    member.holdingSince = holds(after.show) ? turn.now : null;
    keepMember(turn, member);
  }
  const reason = releaseOn(before.show, after.show);
  if (reason !== null) releaseAll(turn, member, reason);
};

const releaseAtCeiling = (turn: Turn, member: Member): void => {
  const at = ceilingAt(member);
  if (at !== null && at <= turn.now) releaseAll(turn, member, 'ceiling');
};

/** What falls due also with nobody connected: kept, so that a restarted relay knows it (P7, H4). */
const wakeAtOf = (member: Member): number | null => {
  const focus = activeFocus(member.focus);
  const laters = holds(member.presence.show) ? [] : [...member.laters.values()];
  return earliest([
    focus === null ? null : focusEndsBy(focus),
    member.manual?.until,
    member.hoursOverride?.until,
    ceilingAt(member),
    asksEndAt(member),
    ...laters.map((later) => later.until),
  ]);
};

/** Notes when the member needs to be looked at again. */
export const reschedule = (turn: Turn, member: Member, inputs?: PresenceInputs): void => {
  const wakeAt = wakeAtOf(member);
  if (wakeAt !== member.wakeAt) {
    member.wakeAt = wakeAt;
    keepMember(turn, member);
  }
  member.dueAt = earliest([
    wakeAt,
    member.status?.until,
    presenceDueAt(member, turn.now, inputs),
    ...[...member.devices.values()].map((device) => device.signal?.graceUntil),
  ]);
  turn.rescheduled.add(member);
};

/** Draws every change of a member to its end. Call it after each change, and when something falls due. */
export const settle = (turn: Turn, member: Member): void => {
  advanceFocus(turn, member);
  expireChoices(turn, member);
  endGraces(turn, member);
  const inputs = inputsOf(member, turn.now); // Nothing below changes what they are made of.
  refreshPresence(turn, member, inputs);
  releaseAtCeiling(turn, member);
  tellSenders(turn, member);
  returnLaters(turn, member);
  expireAsks(turn, member);
  noteMeeting(turn, member);
  reschedule(turn, member, inputs);
};

/** Settles a member for whom something fell due: timers come late, requests may come first. */
export const catchUp = (turn: Turn, member: Member): void => {
  if (member.dueAt !== null && member.dueAt <= turn.now) settle(turn, member);
};
