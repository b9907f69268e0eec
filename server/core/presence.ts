/** A member's presence from what the relay knows of them (P1–P3). */
import { activeFocus, focusEndsBy } from '../../shared/domain/focus.ts';
import {
  type DerivedPresence,
  type DeviceSignal,
  derivePresence,
  nextPresenceChange,
  type PresenceInputs,
} from '../../shared/domain/presence.ts';
import type { Presence } from '../../shared/protocol/fields.ts';
import { busyNow, nextBusyAt } from './busy.ts';
import { earliest } from './earliest.ts';
import type { Member } from './state.ts';

const signalsOf = (member: Member): DeviceSignal[] => {
  const signals: DeviceSignal[] = [];
  for (const { kind, signal, lastRequestAt } of member.devices.values())
    if (signal !== null) signals.push({ kind, activity: signal.activity, lastRequestAt });
  return signals;
};

/** An active device is active now; an `unknown` one was when a person last asked something of it (P3). */
const lastActiveAt = (
  member: Member,
  devices: readonly DeviceSignal[],
  now: number,
): number | null => {
  let last = member.lastActiveAt ?? -Infinity;
  for (const { activity, lastRequestAt } of devices) {
    if (activity === 'active') last = Math.max(last, now);
    if (activity === 'unknown') last = Math.max(last, lastRequestAt);
  }
  return last === -Infinity ? null : last;
};

/** What the presence of a member is made of now; settling them makes it once for all that it needs. */
export const inputsOf = (member: Member, now: number): PresenceInputs => {
  const focus = activeFocus(member.focus);
  const devices = signalsOf(member);
  return {
    manual: member.manual,
    focus: focus === null ? null : { endsAt: focusEndsBy(focus) },
    calendar: busyNow(member, now),
    workingHours: member.workingHours,
    hoursOverride: member.hoursOverride,
    timeZone: member.timeZone,
    devices,
    lastActiveAt: lastActiveAt(member, devices, now),
  };
};

const textsOf = (
  member: Member,
  derived: DerivedPresence,
): Pick<Presence, 'statusText' | 'statusEmoji' | 'focusLabel'> => {
  const { status } = member;
  const focus = activeFocus(member.focus);
  const label = derived.show === 'focusing' && focus?.shareLabel ? focus.label : undefined;
  return {
    ...(status === null || status.text === '' ? {} : { statusText: status.text }),
    ...(status?.emoji === undefined ? {} : { statusEmoji: status.emoji }),
    ...(label === undefined ? {} : { focusLabel: label }),
  };
};

/** The presence of a member now. `since` stays while show and source do. */
export const presenceOf = (
  member: Member,
  now: number,
  inputs = inputsOf(member, now),
): Presence => {
  const derived = derivePresence(inputs, now);
  const { show, source, since } = member.presence;
  const isSame = derived.show === show && derived.source === source;
  return {
    memberId: member.memberId,
    since: isSame ? since : now,
    ...derived,
    ...textsOf(member, derived),
  };
};

/** When time alone may change a member's presence; null: never (P7). */
export const presenceDueAt = (
  member: Member,
  now: number,
  inputs = inputsOf(member, now),
): number | null => earliest([nextPresenceChange(inputs, now), nextBusyAt(member, now)]);

const KEYS = [
  'show',
  'source',
  'since',
  'until',
  'statusText',
  'statusEmoji',
  'focusLabel',
  'device',
] as const satisfies readonly (keyof Presence)[];

/** Whether teammates would see no difference. */
export const samePresence = (a: Presence, b: Presence): boolean =>
  KEYS.every((key) => a[key] === b[key]);
