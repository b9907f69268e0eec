import type { ReviewItem } from '../../../shared/bridge/view.ts';
import { t } from '../../../shared/language/words.ts';
import { clockTime, type Locale, moment } from '../../../shared/wording/times.ts';

/** What stands at the end of a message's line: when it was sent, or what was done with it. */
export const triageWords = (item: ReviewItem, now: number, place: Locale = {}): string => {
  switch (item.triage) {
    case 'unread':
      return moment(item.sentAt, now, place);
    case 'done':
      return t('review.done');
    case 'later':
      return item.laterUntil === undefined
        ? t('review.later')
        : t('review.laterAt', { moment: moment(item.laterUntil, now, place) });
  }
};

/** Where messages stand by day: at what time it came, and what was done with it. */
export const timeAndState = (item: ReviewItem, now: number, place: Locale = {}): string => {
  const time = clockTime(item.receivedAt, place);
  return item.triage === 'unread'
    ? time
    : t('review.timeAndState', { time, what: triageWords(item, now, place) });
};
