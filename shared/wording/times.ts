/** Times and durations in words: in the language that is spoken and the viewer's zone, unless a test lends others. */
import { localDate, startOfDay } from '../domain/local-time.ts';
import { spokenLocale } from '../language/formats.ts';
import { t } from '../language/words.ts';

/** How and where the viewer reads times; undefined is what the system says. */
export interface Locale {
  readonly locale?: string | undefined;
  readonly timeZone?: string | undefined;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The zone that times are told in where no other is lent: the viewer's machine's. */
export const viewerZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs far more than using it, and a list asks for hundreds of times. */
const formatOf = (
  { locale: lent, timeZone }: Locale,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat => {
  const locale = lent ?? spokenLocale();
  const key = JSON.stringify([locale, timeZone, options]);
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, {
    ...options,
    ...(timeZone === undefined ? {} : { timeZone }),
  });
  formats.set(key, made);
  return made;
};

const NO_BREAK = '\u00a0';

/** "11:30", as the viewer's locale writes it; a time never parts from its AM or PM at the end of a line. */
export const clockTime = (at: number, place: Locale = {}): string =>
  formatOf(place, { timeStyle: 'short' }).format(at).replaceAll(' ', NO_BREAK);

/** "6 AM", "06 Uhr": the hour alone, for a scale. */
export const hourText = (at: number, place: Locale = {}): string =>
  formatOf(place, { hour: 'numeric' }).format(at);

const dayOf = (at: number, { timeZone }: Locale): string =>
  formatOf(
    { locale: 'en-CA', timeZone },
    { year: 'numeric', month: '2-digit', day: '2-digit' },
  ).format(at);

/** Days from the calendar day of `from` to that of `to`, in the viewer's zone. */
const daysBetween = (from: number, to: number, place: Locale): number =>
  Math.round((Date.parse(dayOf(to, place)) - Date.parse(dayOf(from, place))) / DAY);

/** Late in the evening, what is so near needs no "tomorrow". */
const NEAR_MS = 4 * HOUR;

/** A moment as briefly as it stays clear: "11:30", "tomorrow 09:00", "Mon 09:00", "3 Dec, 09:00". */
export const moment = (at: number, now: number, place: Locale = {}): string => {
  const days = daysBetween(now, at, place);
  const time = clockTime(at, place);
  if (days === 0 || (days === 1 && at - now < NEAR_MS)) return time;
  if (days === 1) return t('times.tomorrow', { time });
  if (days === -1) return t('times.yesterday', { time });
  if (days > 1 && days < 7)
    return t('times.weekday', { day: formatOf(place, { weekday: 'short' }).format(at), time });
  const date = formatOf(place, { day: 'numeric', month: 'short' }).format(at);
  return t('times.date', { date, time });
};

/** The end of something in words: what ends at midnight lasts "until 4 Dec" and not until 0 o'clock of the 5th. */
export const lastMoment = (at: number, now: number, place: Locale = {}): string => {
  const zone = place.timeZone ?? viewerZone();
  if (at !== startOfDay(localDate(at, zone), zone)) return moment(at, now, place);
  const days = daysBetween(now, at - 1, place);
  if (days === 0) return t('times.endOfToday');
  if (days === 1) return t('times.endOfTomorrow');
  return formatOf(place, { weekday: 'short', day: 'numeric', month: 'short' }).format(at - 1);
};

/** The day of a moment in a sentence: "today", "tomorrow", "on Monday", "on Mon 15 Jun". */
export const dayWords = (at: number, now: number, place: Locale = {}): string => {
  const days = daysBetween(now, at, place);
  if (days === 0) return t('times.today');
  if (days === 1) return t('times.nextDay');
  const date =
    days > 1 && days < 7
      ? ({ weekday: 'long' } as const)
      : ({ weekday: 'short', day: 'numeric', month: 'short' } as const);
  return t('times.onDay', { day: formatOf(place, date).format(at) });
};

/** A day that was, as a heading: "Today", "Yesterday", "Monday 3 November". */
export const dayHeading = (at: number, now: number, place: Locale = {}): string => {
  const days = daysBetween(at, now, place);
  if (days <= 0) return t('times.todayHeading');
  if (days === 1) return t('times.yesterdayHeading');
  return formatOf(place, { weekday: 'long', day: 'numeric', month: 'long' }).format(at);
};

/** The first of January 2024 was a Monday. */
const A_MONDAY = Date.UTC(2024, 0, 1, 12);

/** The name of a day of the week, 1 for Monday. */
export const weekdayName = (day: number): string =>
  formatOf({ timeZone: 'UTC' }, { weekday: 'long' }).format(A_MONDAY + (day - 1) * DAY);

/** A length of time in minutes: "42 min", "1 h 5 min", "2 h", "3 days". Begun minutes count. */
export const duration = (ms: number): string => {
  const minutes = Math.max(0, Math.ceil(ms / MINUTE));
  if (minutes < 60) return t('times.minutes', { n: minutes });
  if (minutes >= 48 * 60) return t('times.days', { count: Math.round(minutes / (24 * 60)) });
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return rest === 0
    ? t('times.hours', { n: hours })
    : t('times.hoursMinutes', { hours, minutes: rest });
};

/**
 * Time left as told by a clock that goes in steps: it is behind by less than one, so that a begun minute could count
 * twice. "25 min" from the start of 25 minutes on, never 26; with short steps as `timeLeft` tells it.
 */
export const steppedDuration = (ms: number, stepMs = MINUTE): string =>
  duration(Math.max(1, Math.floor((ms - stepMs) / MINUTE) + 1) * MINUTE);

const secondsText = (ms: number): string =>
  t('times.seconds', { n: Math.max(0, Math.ceil(ms / 1000)) });

/** Time left, calmly: minutes until the last one, then seconds. The window's clock tells whole seconds. */
export const timeLeft = (ms: number): string => {
  const seconds = Math.floor(ms / 1000);
  return seconds >= 60 || ms <= 0 ? duration(seconds * 1000) : secondsText(ms);
};

/** A wait of seconds: "12 s", from two minutes on in minutes. */
export const shortWait = (ms: number): string => (ms < 2 * MINUTE ? secondsText(ms) : duration(ms));

/** A teammate's local time, and whether it is day there (6 to 22 o'clock). */
export const localTime = (
  now: number,
  timeZone: string,
  locale?: string,
): { readonly text: string; readonly isDay: boolean } => {
  const hour = Number(
    formatOf({ locale: 'en-GB', timeZone }, { hour: '2-digit', hourCycle: 'h23' }).format(now),
  );
  return { text: clockTime(now, { locale, timeZone }), isDay: hour >= 6 && hour < 22 };
};
