/** When a choice made now ends: after a while, or with the local day or week; DST-safe (P7). */
import { Temporal } from 'temporal-polyfill';
import { localDate, startOfDay } from './local-time.ts';

const MINUTE = 60_000;

/** How long a choice is to last. */
export const END_CHOICES = ['never', '30m', '1h', '2h', '4h', 'today', 'week'] as const;
export type EndChoice = (typeof END_CHOICES)[number];

const LENGTHS: Partial<Record<EndChoice, number>> = {
  '30m': 30 * MINUTE,
  '1h': 60 * MINUTE,
  '2h': 120 * MINUTE,
  '4h': 240 * MINUTE,
};

/** The end of a choice made at `now` (epoch ms) in a zone: `today` ends at midnight, `week` after Sunday; undefined: never. */
export const endAt = (choice: EndChoice, timeZone: string, now: number): number | undefined => {
  const length = LENGTHS[choice];
  if (length !== undefined) return now + length;
  if (choice === 'never') return undefined;
  const today = localDate(now, timeZone);
  const days = choice === 'today' ? 1 : 8 - today.dayOfWeek;
  return startOfDay(today.add({ days }), timeZone);
};

/** The end of a local day, "2026-12-24", in a zone; null for what is no day, or one that is over at `now`. */
export const endOfDay = (day: string, timeZone: string, now: number): number | null => {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return null;
  try {
    const end = startOfDay(Temporal.PlainDate.from(day).add({ days: 1 }), timeZone);
    return end > now ? end : null;
  } catch {
    return null; // A 31st of February: Temporal has no other way to say so.
  }
};
