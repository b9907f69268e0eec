/** "Until HH:MM" (F5). */
import { Temporal } from 'temporal-polyfill';
import { localDate, momentsOf } from './local-time.ts';

const MINUTE = 60_000;
/** A time to begin with is at least so far ahead. */
const AHEAD_MIN = 20;

/**
 * The next moment after `now` (epoch ms) at which the clock in `timeZone` shows a minute of the day (0–1439).
 * Today's if it is still to come, also the second time where the clocks go back over it; else tomorrow's.
 */
export const nextAtMinute = (minute: number, timeZone: string, now: number): number => {
  const today = localDate(now, timeZone);
  const moments = [0, 1, 2].flatMap((days) => momentsOf(today.add({ days }), minute, timeZone));
  return moments.find((at) => at > now) ?? now + 24 * 60 * 60_000;
};

/** A time of day to begin with, minutes from midnight: the half or full hour after the next 20 minutes. */
export const usualUntil = (timeZone: string, now: number): number => {
  const soon = Temporal.Instant.fromEpochMilliseconds(now + AHEAD_MIN * MINUTE);
  const { hour, minute } = soon.toZonedDateTimeISO(timeZone);
  return (Math.ceil((hour * 60 + minute) / 30) * 30) % 1440;
};
