/** When a clock on the wall shows a time of day: DST-safe, for plans and for "until HH:MM" (F5, F8). */
import { Temporal } from 'temporal-polyfill';

/** The local day of a moment (epoch ms). */
export const localDate = (at: number, timeZone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate();

/** The first moment (epoch ms) of a local day; not midnight where the clocks skip it. */
export const startOfDay = (date: Temporal.PlainDate, timeZone: string): number =>
  date.toZonedDateTime(timeZone).epochMilliseconds;

/**
 * The moments (epoch ms, in order) of a local day at which the clock reaches a minute (0–1440): one as a rule, two
 * where the clocks go back over it. A time that they skip is reached when they do.
 */
export const momentsOf = (
  date: Temporal.PlainDate,
  minute: number,
  timeZone: string,
): readonly number[] => {
  if (minute === 1440) return momentsOf(date.add({ days: 1 }), 0, timeZone);
  const local = date.toPlainDateTime(new Temporal.PlainTime(Math.floor(minute / 60), minute % 60));
  const first = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const last = local.toZonedDateTime(timeZone, { disambiguation: 'later' });
  if (first.toPlainDateTime().equals(local))
    return [...new Set([first.epochMilliseconds, last.epochMilliseconds])];
  const skipped = first.getTimeZoneTransition('next') ?? last;
  return [skipped.epochMilliseconds];
};
