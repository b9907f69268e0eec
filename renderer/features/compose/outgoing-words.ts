/** How a message that was sent stands, in words (H9, H11). */
import type { OutgoingView, View } from '../../../shared/bridge/view.ts';
import { holds } from '../../../shared/domain/holding.ts';
import { t } from '../../../shared/language/words.ts';
import type { Presence } from '../../../shared/protocol/fields.ts';
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

/** What sends a refused message again: it goes as a normal one, and where it is known says when it comes. */
export const againWords = (
  { urgency }: OutgoingView,
  presence?: Pick<Presence, 'show' | 'until'>,
  now = 0,
  place: Locale = {},
): string => {
  if (urgency !== 'urgent') return t('compose.sendAgain');
  const until = presence !== undefined && holds(presence.show) ? presence.until : undefined;
  return until === undefined || until <= now
    ? t('compose.sendAsNormal')
    : t('compose.sendAsNormalAbout', { moment: moment(until, now, place) });
};

/** The latest messages to one person, newest first; what can still be changed, is being, or was refused always shows. */
export const latestTo = (
  outgoing: readonly OutgoingView[],
  to: string,
  drafts: View['drafts'] = {},
  most = 5,
): readonly OutgoingView[] => {
  const theirs = outgoing.filter((message) => message.to === to).toReversed();
  return theirs.filter(
    (message, index) =>
      index < most ||
      isStillMine(message) ||
      message.state === 'failed' ||
      drafts[message.messageId] !== undefined,
  );
};
