import type { ReviewItem } from '../../../shared/bridge/view.ts';
import { type Locale, moment } from '../../../shared/wording/times.ts';

/** What stands at the end of a message's line: when it was sent, or what was done with it. */
export const triageWords = (item: ReviewItem, now: number, place: Locale = {}): string => {
  switch (item.triage) {
    case 'unread':
      return moment(item.sentAt, now, place);
    case 'done':
      return 'Done';
    case 'later':
      return item.laterUntil === undefined
        ? 'Later'
        : `Later, ${moment(item.laterUntil, now, place)}`;
  }
};
