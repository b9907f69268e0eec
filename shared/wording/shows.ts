/** Presence in words: never a colour alone. */
import type { OwnView } from '../bridge/view.ts';
import { holds } from '../domain/holding.ts';
import { t } from '../language/words.ts';
import type { Presence, Show } from '../protocol/fields.ts';
import { type Locale, moment, steppedDuration } from './times.ts';

/** The word for a show. */
export const showWord = (show: Show): string => t(`shows.${show}`);

/** How a teammate stands, in one line: "Focusing until 11:30 · 42 min", "Busy", "Away since 09:10". `now` goes in steps. */
export const presenceLine = (
  presence: Pick<Presence, 'show' | 'until' | 'since'>,
  now: number,
  place: Locale = {},
  stepMs?: number,
): string => {
  const show = showWord(presence.show);
  if (presence.until !== undefined && presence.until > now) {
    const values = { show, moment: moment(presence.until, now, place) };
    return holds(presence.show)
      ? t('shows.untilLeft', { ...values, left: steppedDuration(presence.until - now, stepMs) })
      : t('shows.until', values);
  }
  const isGone = presence.show === 'away' || presence.show === 'offline';
  return isGone && presence.since > 0 && presence.since <= now
    ? t('shows.since', { show, moment: moment(presence.since, now, place) })
    : show;
};

type Own = Pick<OwnView, 'presence'> & Partial<Pick<OwnView, 'hoursOverride'>>;

const because = (own: Pick<OwnView, 'presence'>): string => {
  switch (own.presence.source) {
    case 'manual':
      return t('shows.byHand');
    case 'focus':
      return t('shows.byFocus');
    case 'calendar':
      return t('shows.byCalendar');
    case 'schedule':
      return t('shows.bySchedule');
    case 'lock':
      return t('shows.byLock');
    case 'idle':
      return t('shows.byIdle');
    case 'connection':
      return own.presence.show === 'offline' ? t('shows.notConnected') : t('shows.automatic');
  }
};

/** What its member said of today, while that counts: "Done for today until tomorrow 00:00" (P9). */
const todayWords = ({ hoursOverride }: Own, now: number, place: Locale): string | null => {
  if (hoursOverride === undefined || hoursOverride === null || hoursOverride.until <= now)
    return null;
  const end = { moment: moment(hoursOverride.until, now, place) };
  return t(hoursOverride.reachable ? 'shows.lateToday' : 'shows.doneToday', end);
};

const reason = (own: Own, now: number, place: Locale): string =>
  (own.presence.show === 'available' && own.presence.source !== 'manual'
    ? todayWords(own, now, place)
    : null) ?? because(own);

/** How oneself stands and why, or that nobody sees it without the relay: "Available · automatic", "Busy until 11:30 · chosen by you". */
export const ownPresenceLine = (
  own: Own,
  isShared: boolean,
  now: number,
  place: Locale = {},
): string => {
  const { until, source } = own.presence;
  const today = todayWords(own, now, place);
  if (today !== null && source === 'schedule')
    return isShared ? today : t('shows.why', { show: today, why: t('shows.notShared') });
  const show = showWord(own.presence.show);
  const stands =
    until !== undefined && until > now
      ? t('shows.until', { show, moment: moment(until, now, place) })
      : show;
  return t('shows.why', {
    show: stands,
    why: isShared ? reason(own, now, place) : t('shows.notShared'),
  });
};
