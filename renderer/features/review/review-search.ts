/** Finding a message of the round by its words, its reason or who sent it. */
import type { ReviewItem } from '../../../shared/bridge/view.ts';
import { fold } from '../../../shared/wording/team-groups.ts';

/** Folding a long text is what costs: a message that did not change keeps its own. */
const folded = new WeakMap<ReviewItem, string>();

const textOf = (item: ReviewItem): string => {
  const before = folded.get(item);
  if (before !== undefined) return before;
  const text = fold(`${item.fromName}\n${item.urgentReason ?? ''}\n${item.body}`);
  folded.set(item, text);
  return text;
};

/** The messages in which every word of `query` is found, without regard to case and accents. */
export const searchReview = (
  items: readonly ReviewItem[],
  query: string,
): readonly ReviewItem[] => {
  const words = fold(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return items;
  return items.filter((item) => words.every((word) => textOf(item).includes(word)));
};
