/** When "later" is: sensible moments in the day of whoever puts a message off (H12). */
import { Temporal } from 'temporal-polyfill';
import { localDate, momentsOf, startOfDay } from '../../../shared/domain/local-time.ts';
import { plannedStretches } from '../../../shared/domain/working-hours.ts';
import type { OwnView } from '../../../shared/bridge/view.ts';
import { t } from '../../../shared/language/words.ts';

/** A moment to put a message off to, epoch ms. */
export interface LaterChoice {
  readonly text: string;
  readonly until: number;
}

/** Whose day it is: the clock that they see, and when they can usually be reached, in the zone of those hours. */
export type LaterPlace = Pick<OwnView, 'machineTimeZone' | 'timeZone' | 'workingHours'>;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WEEK = 7 * 24 * HOUR;
const NOON_MIN = 12 * 60;
const MORNING_MIN = 9 * 60;
/** The afternoon: early, or where that is near, late. */
const AFTERNOON_MIN = [14 * 60, 17 * 60];

const firstAt = (date: Temporal.PlainDate, minute: number, zone: string): number | undefined =>
  momentsOf(date, minute, zone)[0];

const afternoon = (today: Temporal.PlainDate, zone: string, now: number): number | undefined =>
  AFTERNOON_MIN.flatMap((minute) => momentsOf(today, minute, zone)).find(
    (at) => at - now >= HOUR / 2,
  );

/** When the hours next begin after today; undefined without hours. */
const nextStart = (place: LaterPlace, tomorrow: number): number | undefined => {
  const { workingHours, timeZone } = place;
  if (workingHours === null) return undefined;
  return plannedStretches(workingHours, timeZone, tomorrow, tomorrow + WEEK)
    ?.map(({ from }) => from)
    .find((from) => from >= tomorrow);
};

/**
 * In an hour; this afternoon while half an hour or more lies before it; tomorrow when one's hours begin, or at nine;
 * and when the next working day begins, where that is not tomorrow.
 */
export const laterChoices = (now: number, place: LaterPlace): readonly LaterChoice[] => {
  const zone = place.machineTimeZone;
  const today = localDate(now, zone);
  const tomorrow = today.add({ days: 1 });
  const dayAfter = startOfDay(today.add({ days: 2 }), zone);
  const start = nextStart(place, startOfDay(tomorrow, zone));
  const isTomorrow = start !== undefined && start < dayAfter;
  const choices: readonly { readonly text: string; readonly until: number | undefined }[] = [
    { text: t('review.in1Hour'), until: now + HOUR },
    { text: t('review.thisAfternoon'), until: afternoon(today, zone, now) },
    tomorrowChoice(isTomorrow ? start : firstAt(tomorrow, MORNING_MIN, zone), zone),
    { text: t('review.nextWorkingDay'), until: isTomorrow ? undefined : start },
  ];
  return choices.flatMap(({ text, until }) => (until === undefined ? [] : [{ text, until }]));
};

const minuteOfDay = (at: number, zone: string): number => {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return hour * 60 + minute;
};

const tomorrowChoice = (until: number | undefined, zone: string) => ({
  text:
    until !== undefined && minuteOfDay(until, zone) >= NOON_MIN
      ? t('review.tomorrow')
      : t('review.tomorrowMorning'),
  until,
});

/** A moment as a field for date and time has it, on the clock of a zone. */
export const toField = (at: number, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });

/** The moment that such a field shows; null for none. A time that the clocks skip is reached when they do. */
export const fromField = (text: string, zone: string): number | null => {
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds;
  } catch {
    return null;
  }
};
