/** A calendar in words. */
import type { CalendarView } from '../../../shared/bridge/view.ts';
import { t } from '../../../shared/language/words.ts';
import { type Locale, moment } from '../../../shared/wording/times.ts';

/** What an address or a whole path means; null for neither. On the desktop a path is as good as an address. */
export const settingOf = (
  text: string,
  allowPrivate: boolean,
): NonNullable<CalendarView['setting']> | null => {
  const given = text.trim();
  if (/^(https?|webcal):\/\//i.test(given)) return { kind: 'url', url: given, allowPrivate };
  return /^([/\\]|[a-z]:[/\\])/i.test(given) ? { kind: 'file', path: given } : null;
};

/** Which calendar is read, without the secret that its address may have in it. */
export const calendarName = (setting: NonNullable<CalendarView['setting']>): string => {
  if (setting.kind === 'file') return setting.path.split(/[\\/]/).at(-1) ?? setting.path;
  return /^\w+:\/\/(?:[^/?#]*@)?([^/?#]+)/.exec(setting.url)?.[1] ?? 'an address';
};

const busyWords = (events: number, busy: number): string => {
  if (events === 0) return '';
  if (busy === 0) return `, ${events === 1 ? 'not' : 'none of them'} busy`;
  if (busy === events) return `, ${events === 1 ? '' : 'all of them '}busy`;
  return `, ${busy} of them busy`;
};

/** What came of it: "12 events in the next 7 days, 9 of them busy. Read at 14:02." */
export const calendarLine = (view: CalendarView, now: number, place: Locale = {}): string => {
  if (view.readAt === null)
    return view.problem === null ? 'It is being read.' : 'Nothing of it could be read yet.';
  const events = `${t('counts.events', { count: view.eventsInWeek })} in the next 7 days`;
  return `${events}${busyWords(view.eventsInWeek, view.busyInWeek)}. Read at ${moment(view.readAt, now, place)}.`;
};
