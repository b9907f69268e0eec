/** What becomes of a reply that is to be taken back (W10, H9). */
import type { Command } from '../../../shared/bridge/commands.ts';
import { type OutgoingView, replyDraftId, type View } from '../../../shared/bridge/view.ts';
import { t } from '../../../shared/language/words.ts';

const staysWords = (state: OutgoingView['state'] | undefined): string => {
  if (state === 'delivered') return t('review.replyStays');
  return state === 'failed' ? t('review.replyNotSent') : t('review.replyIsGone');
};

/** Why a reply stays as it is, and what undo does next where something was done before it. */
export const replyStaysWords = (sent: OutgoingView | undefined, isMore: boolean): string => {
  const words = staysWords(sent?.state);
  return isMore ? `${words} ${t('review.undoGoesOn')}` : words;
};

/** What is said until the relay has decided whether a reply is taken back. */
export const replyBackLaterWords = (): string => t('review.replyBackLater');

/** Gives the words of a withdrawn reply back to be written on, before what was begun since. */
export const replyAgain = (
  { body, urgency, urgentReason }: OutgoingView,
  messageId: string,
  drafts: View['drafts'] = {},
): Command => {
  const draftId = replyDraftId(messageId);
  const begun = drafts[draftId]?.body ?? '';
  return {
    type: 'saveDraft',
    to: draftId,
    body: begun.trim() === '' ? body : `${body}\n\n${begun}`,
    urgency,
    ...(urgentReason === undefined ? {} : { urgentReason }),
  };
};
