/** How a message that was sent stands, in words (H9, H11). */
import type { OutgoingView } from '../../../shared/bridge/view.ts';
import { type Locale, moment } from '../../../shared/wording/times.ts';

/** The state of a message in a few words: "Held, about 11:30", "Delivered". */
export const outgoingWords = (message: OutgoingView, now: number, place: Locale = {}): string => {
  switch (message.state) {
    case 'waiting':
      return 'Waiting on this device';
    case 'held':
      if (message.expectedAt === undefined) return 'Held';
      return message.expectedAt > now
        ? `Held, about ${moment(message.expectedAt, now, place)}`
        : 'Held, any moment now';
    case 'queued':
      return 'Queued until they are back';
    case 'delivered':
      return 'Delivered';
    case 'withdrawn':
      return 'Withdrawn';
    case 'failed':
      return 'Not sent';
  }
};

/** Whether the sender may still revise or withdraw it. */
export const isStillMine = (message: OutgoingView): boolean =>
  message.state === 'waiting' || message.state === 'held' || message.state === 'queued';

/** The latest messages to one person, newest first; whatever can still be changed always shows. */
export const latestTo = (
  outgoing: readonly OutgoingView[],
  to: string,
  most = 5,
): readonly OutgoingView[] => {
  const theirs = outgoing.filter((message) => message.to === to).toReversed();
  return theirs.filter((message, index) => index < most || isStillMine(message));
};
