/** What a device tells of its member's calendar, kept in memory only (K1). */
import { CALENDAR } from '../../../shared/protocol/limits.ts';
import type { RequestOf } from '../../../shared/protocol/requests.ts';
import { type Answer, DONE } from './answer.ts';
import { settle } from '../settle.ts';
import type { Device } from '../state.ts';
import type { Turn } from '../turn.ts';

/** Takes what a device tells, in place of what it told before. It outlives the connection, not the stretches. */
export const setCalendar = (turn: Turn, device: Device, request: RequestOf<'calendar'>): Answer => {
  const end = turn.now + CALENDAR.aheadMs;
  device.busy = request.busy
    .filter(({ from, until }) => turn.now < until && from < end)
    .map(({ from, until }) => ({ from, until: Math.min(until, end) }));
  settle(turn, device.member);
  return DONE;
};
