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
  return /^\w+:\/\/(?:[^/?#]*@)?([^/?#]+)/.exec(setting.url)?.[1] ?? t('settings.anAddress');
};

/** "12 events in the next 7 days, 9 of them busy." */
const weekWords = (events: number, busy: number): string => {
  if (events === 0) return t('settings.noEvents');
  if (busy === 0) return t('settings.eventsNoneBusy', { count: events });
  if (busy === events) return t('settings.eventsAllBusy', { count: events });
  return t('settings.eventsSomeBusy', { count: events, busy });
};

/** What came of it: "12 events in the next 7 days, 9 of them busy. Read at 14:02." */
export const calendarLine = (view: CalendarView, now: number, place: Locale = {}): string => {
  if (view.readAt === null)
    return view.problem === null ? t('settings.itIsBeingRead') : t('settings.nothingItCouldBeRead');
  const week = weekWords(view.eventsInWeek, view.busyInWeek);
  return t('settings.readAt', { week, moment: moment(view.readAt, now, place) });
};
