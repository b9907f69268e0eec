/** How a message that was sent stands, in words (H9, H11). */
import type { OutgoingView, View } from '../../../shared/bridge/view.ts';
import { t } from '../../../shared/language/words.ts';
import { type Locale, moment } from '../../../shared/wording/times.ts';
import { isStillMine } from './still-mine.ts';
import './texts.ts';

/** The state of a message to somebody in a few words: "Held, about 11:30", "Delivered". */
export const outgoingWords = (
  message: OutgoingView,
  name: string | undefined,
  now: number,
  place: Locale = {},
): string => {
  switch (message.state) {
    case 'waiting':
      return t('compose.waitingOnThisDevice');
    case 'held':
      if (message.expectedAt === undefined) return t('compose.held');
      return message.expectedAt > now
        ? t('compose.heldAbout', { moment: moment(message.expectedAt, now, place) })
        : t('compose.heldAnyMomentNow');
    case 'queued':
      return name === undefined ? t('compose.queued') : t('compose.queuedUntilBack', { name });
    case 'delivered':
      return t('compose.delivered');
    case 'withdrawn':
      return t('compose.withdrawn');
    case 'failed':
      return t('compose.notSent');
  }
};

/** The latest messages to one person, newest first; whatever can still be changed, or is being, always shows. */
export const latestTo = (
  outgoing: readonly OutgoingView[],
  to: string,
  drafts: View['drafts'] = {},
  most = 5,
): readonly OutgoingView[] => {
  const theirs = outgoing.filter((message) => message.to === to).toReversed();
  return theirs.filter(
    (message, index) =>
      index < most || isStillMine(message) || drafts[message.messageId] !== undefined,
  );
};
