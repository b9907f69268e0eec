/** Hours in which a member is usually reachable: a weekly plan in the member's own zone, DST-safe. */
import { Temporal } from 'temporal-polyfill';
import type { WorkingHours } from '../protocol/fields.ts';

/** Whether a plan covers the moment `at` (epoch ms) in `timeZone`. A plan without stretches covers nothing. */
export const isWithinHours = (hours: WorkingHours, timeZone: string, at: number): boolean => {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const minute = local.hour * 60 + local.minute;
  return hours.weekly.some(
    (stretch) => stretch.day === local.dayOfWeek && stretch.from <= minute && minute < stretch.to,
  );
};

const boundaryAt = (day: Temporal.PlainDate, minute: number, timeZone: string): number => {
  const date = minute === 1440 ? day.add({ days: 1 }) : day;
  const time = new Temporal.PlainTime(Math.floor((minute % 1440) / 60), minute % 60);
  return date.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds;
};

/** The next moment after `at` (epoch ms) at which a stretch begins or ends; null for an empty plan. */
export const nextHoursBoundary = (
  hours: WorkingHours,
  timeZone: string,
  at: number,
): number | null => {
  const today = Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  const days = Array.from({ length: 9 }, (_, ahead) => today.add({ days: ahead }));
  const boundaries = days.flatMap((day) =>
    hours.weekly
      .filter((stretch) => stretch.day === day.dayOfWeek)
      .flatMap((stretch) =>
        [stretch.from, stretch.to].map((minute) => boundaryAt(day, minute, timeZone)),
      ),
  );
  const later = boundaries.filter((boundary) => boundary > at);
  return later.length === 0 ? null : Math.min(...later);
};
