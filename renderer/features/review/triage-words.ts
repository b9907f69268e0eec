import type { ReviewItem } from '../../../shared/bridge/view.ts';
import { t } from '../../../shared/language/words.ts';
import { type Locale, moment } from '../../../shared/wording/times.ts';

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
