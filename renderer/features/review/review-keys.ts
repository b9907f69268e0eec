/** Keys of the review: j and k move, e done, l later, r reply, u undo, / finds. */
import type { ReviewItem } from '../../../shared/bridge/view.ts';
import type { ReviewActions } from './use-review.ts';

/** Does what a key means; false when it means nothing here. */
export const onReviewKey = (
  key: string,
  items: readonly ReviewItem[],
  actions: ReviewActions,
  find: () => void,
): boolean => {
  const item = items.find((each) => each.messageId === actions.openId);
  switch (key) {
    case 'j':
      actions.move(1);
      return true;
    case 'k':
      actions.move(-1);
      return true;
    case '/':
      find();
      return true;
    case 'u':
      actions.undo();
      return actions.canUndo;
    case 'e':
      if (item?.triage === 'unread') actions.done(item);
      return item !== undefined;
    case 'l':
      if (item !== undefined) actions.setMode('choosingLater');
      return item !== undefined;
    case 'r':
      if (item !== undefined) actions.setMode('replying');
      return item !== undefined;
    default:
      return false;
  }
};
