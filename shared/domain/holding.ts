/** When a message is shown and when it waits: the rules both ends tell the same way (H4, H7, H8, H10). */
import type { Show, Urgency } from '../protocol/fields.ts';
import type { BatchReason } from '../protocol/replies.ts';

/** What becomes of a message: shown now, held until the focus ends, or queued until its receiver is back. */
export type Handling = 'deliver' | 'hold' | 'queue';

/** How a message is handled for a receiver with this show. Urgent breaks through where `allowUrgent` (H10). */
export const handlingOf = (show: Show, urgency: Urgency, allowUrgent: boolean): Handling => {
  switch (show) {
    case 'open':
    case 'available':
      return 'deliver';
    case 'focusing':
    case 'busy':
      return urgency === 'urgent' && allowUrgent ? 'deliver' : 'hold';
    case 'away':
    case 'offline':
      return 'queue';
  }
};

/** Whether messages are held while a member shows this (H3, H4). */
export const holds = (show: Show): boolean => show === 'focusing' || show === 'busy';

/**
 * When what is held is expected to be released: the end of the focus or busy time, or the ceiling (H7, H9).
 * Undefined when nobody can know: busy without an end is bounded by the ceiling alone.
 */
export const expectedReleaseAt = (
  receiver: { readonly show: Show; readonly until?: number | undefined },
  oldestHeldAt: number,
  ceilingMs: number,
): number | undefined =>
  holds(receiver.show) ? Math.min(receiver.until ?? Infinity, oldestHeldAt + ceilingMs) : undefined;

/**
 * Why what waits for a member becomes theirs when the show changes from `before` to `after`; null when it
 * goes on waiting. The end of focus or busy releases whatever comes next (H4); from away or offline only
 * being back does (H8).
 */
export const releaseOn = (before: Show, after: Show): BatchReason | null => {
  if (holds(before) && !holds(after)) return 'focus-ended';
  const isBack = after === 'available' || after === 'open';
  return isBack && !holds(before) ? 'returned' : null;
};
