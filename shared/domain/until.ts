/** "Until HH:MM" (F5). */
import { localDate, momentsOf } from './local-time.ts';

/**
 * The next moment after `now` (epoch ms) at which the clock in `timeZone` shows a minute of the day (0–1439).
 * Today's if it is still to come, also the second time where the clocks go back over it; else tomorrow's.
 */
export const nextAtMinute = (minute: number, timeZone: string, now: number): number => {
  const today = localDate(now, timeZone);
  const moments = [0, 1, 2].flatMap((days) => momentsOf(today.add({ days }), minute, timeZone));
  return moments.find((at) => at > now) ?? now + 24 * 60 * 60_000;
};
