/** When the calendars of a member's devices make them busy (K1): what they say together. */
import { mergeStretches, stretchNow } from '../../shared/domain/calendar.ts';
import type { BusyStretch } from '../../shared/protocol/fields.ts';
import type { Member } from './state.ts';

const stretchesOf = (member: Member): readonly BusyStretch[] => {
  const told: BusyStretch[] = [];
  for (const { busy } of member.devices.values()) told.push(...busy);
  if (member.busyGrace !== null) told.push(member.busyGrace);
  return told.length === 0 ? told : mergeStretches(told);
};

/** The stretch that makes the member busy now; null when none does. */
export const busyNow = (member: Member, now: number): BusyStretch | null =>
  stretchNow(stretchesOf(member), now);

/** When the next stretch begins; null when none is known. */
export const nextBusyAt = (member: Member, now: number): number | null =>
  stretchesOf(member).find(({ from }) => from > now)?.from ?? null;
