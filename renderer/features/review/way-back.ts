/** How an action in the review is taken back. */
import type { Command } from '../../../shared/bridge/commands.ts';
import type { ReviewItem } from '../../../shared/bridge/view.ts';

/** What leaves `item` as it is now, once `command` changed it. What was put off until a time that has passed is unread. */
export const wayBack = (item: ReviewItem, command: Command, now: number): Command => {
  const { messageId, triage, laterUntil } = item;
  if (command.type === 'rateUrgent')
    return { type: 'rateUrgent', messageId, couldWait: item.couldWait === true };
  if (triage !== 'later') return { type: 'triage', messageId, to: triage };
  return laterUntil !== undefined && laterUntil > now
    ? { type: 'triage', messageId, to: 'later', until: laterUntil }
    : { type: 'triage', messageId, to: 'unread' };
};
