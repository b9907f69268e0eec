/**
 * Hours in which a member is usually reachable: a weekly plan in the member's own zone, DST-safe.
 *
 * A stretch belongs to one day of the week: one over midnight is two, 22:00–24:00 and 0:00–6:00 (the editor
 * splits it). Where clocks change, it begins when the clock first shows its start or more, and ends when the clock
 * last showed less than its end. So one that begins at a time that is skipped begins with the change, one that
 * lies within what is skipped does not happen, and one that ends at a time that comes twice ends the second time.
 */
import type { HoursOverride, WorkingHours } from '../protocol/fields.ts';
import { DAY_MS } from '../protocol/limits.ts';
import type { Stretch } from './stretches.ts';
import { offsetSpans, type OffsetSpan } from './zone-offsets.ts';

const MINUTE_MS = 60_000;

/** Monday is 1; the first day of the epoch was a Thursday. */
const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** When the local clock reads `from` to before `until` (ms of local time since the epoch), as one piece. */
const placed = (spans: readonly OffsetSpan[], from: number, until: number): Stretch | null => {
  let begins = Infinity;
  let ends = -Infinity;
  for (const span of spans) {
    const first = Math.max(span.from, from - span.offsetMs);
    const last = Math.min(span.until, until - span.offsetMs);
    if (first >= last) continue;
    begins = Math.min(begins, first);
    ends = Math.max(ends, last);
  }
  return begins < ends ? { from: begins, until: ends } : null;
};

/**
 * The plan's stretches, each whole, that have anything of `from` to `until` (epoch ms); unsorted, and they may
 * overlap. Null for a zone that this runtime does not know: then nothing can be said.
 */
export const plannedStretches = (
  hours: WorkingHours,
  timeZone: string,
  from: number,
  until: number,
): readonly Stretch[] | null => {
  const spans = offsetSpans(timeZone, from - 2 * DAY_MS, until + 2 * DAY_MS);
  if (spans === null) return null;
  const found: Stretch[] = [];
  // No clock is a whole day away from UTC, so these days have all that is asked for.
  const lastDay = Math.floor(until / DAY_MS) + 1;
  for (let day = Math.floor(from / DAY_MS) - 1; day <= lastDay; day += 1)
    for (const planned of hours.weekly) {
      if (planned.day !== weekdayOf(day)) continue;
      const midnight = day * DAY_MS;
      const stretch = placed(
        spans,
        midnight + planned.from * MINUTE_MS,
        midnight + planned.to * MINUTE_MS,
      );
      if (stretch !== null && stretch.from < until && stretch.until > from) found.push(stretch);
    }
  return found;
};

/** Whether a plan covers the moment `at` (epoch ms) in `timeZone`. A plan without stretches covers nothing. */
export const isWithinHours = (hours: WorkingHours, timeZone: string, at: number): boolean => {
  const stretches = plannedStretches(hours, timeZone, at, at + 1);
  return stretches === null || stretches.some(({ from, until }) => from <= at && at < until);
};

/** A stretch can fall into what is skipped, so that it comes a week later. */
const LOOK_AHEAD_MS = 15 * DAY_MS;

/** The next moment after `at` (epoch ms) at which a stretch begins or ends; null for an empty plan. */
export const nextHoursBoundary = (
  hours: WorkingHours,
  timeZone: string,
  at: number,
): number | null => {
  const stretches = plannedStretches(hours, timeZone, at, at + LOOK_AHEAD_MS) ?? [];
  const later = stretches
    .flatMap(({ from, until }) => [from, until])
    .filter((boundary) => boundary > at);
  return later.length === 0 ? null : Math.min(...later);
};

/** What someone said instead of their plan, while that lasts; else null (P7, P9). */
export const overrideNow = (override: HoursOverride | null, now: number): HoursOverride | null =>
  override !== null && now < override.until ? override : null;

const EVERY_DAY: WorkingHours = {
  weekly: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: 0, to: 1440 })),
};

const around = (plan: WorkingHours, timeZone: string, at: number): Stretch | undefined =>
  plannedStretches(plan, timeZone, at, at + 1)?.find(({ from, until }) => from <= at && at < until);

/** The day on the clock of a zone that has a moment in it; null for a zone that is not known. */
export const dayAround = (timeZone: string, at: number): Stretch | null =>
  around(EVERY_DAY, timeZone, at) ?? null;

/**
 * Until when "done for today" holds: the next midnight, or where the plan lasts over midnight the end of that
 * stretch, so that a night shift is not back on after an hour. Null for a zone that is not known.
 */
export const doneUntil = (
  hours: WorkingHours | null,
  timeZone: string,
  now: number,
): number | null => {
  const midnight = dayAround(timeZone, now)?.until;
  if (midnight === undefined) return null;
  const isOn = hours !== null && isWithinHours(hours, timeZone, midnight - 1);
  return (isOn ? around(hours, timeZone, midnight)?.until : undefined) ?? midnight;
};

/** Up to when one is late without saying a time: 20, 22 or 24 o'clock, the first that is worth saying. */
export const lateUntil = (timeZone: string, now: number): number | null => {
  const midnight = dayAround(timeZone, now)?.until;
  if (midnight === undefined) return null;
  const ends = [20, 22].map((hour) => nextClockTime(timeZone, hour * 60, now));
  const today = [...ends, midnight].filter((end) => end !== null && end <= midnight);
  return today.find((end) => end !== null && end - now >= 30 * 60_000) ?? null;
};

/** When the clock of a zone next shows a minute of the day; null for a zone that is not known. */
export const nextClockTime = (timeZone: string, minute: number, now: number): number | null => {
  const each = { weekly: EVERY_DAY.weekly.map(({ day }) => ({ day, from: minute, to: 1440 })) };
  const next = plannedStretches(each, timeZone, now, now + 2 * DAY_MS)
    ?.map(({ from }) => from)
    .filter((from) => from > now);
  return next === undefined || next.length === 0 ? null : Math.min(...next);
};
