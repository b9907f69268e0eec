/** Each message by itself: where it is, with which words, and what its sender was told (H1, H2, H5, H9). */
import {
  type Asked,
  type Facts,
  inLog,
  isOk,
  isRefused,
  type Log,
  type MessageFacts,
  type Place,
} from './facts.ts';
import type { Blame } from './verdict.ts';

/** Sends that took effect, or may have: one that was refused did not. */
const effective = ({ sends }: MessageFacts): readonly Asked<'message.send'>[] => {
  const acked = sends.filter(isOk);
  return acked.length > 0 ? acked : sends.filter((send) => send.answer === null);
};

const bodiesOf = (asked: readonly Asked<'message.send' | 'message.revise'>[]): Set<string> =>
  new Set(asked.map((it) => it.request.body));

const wasTakenBack = ({ messageId }: MessageFacts, sender: Log | undefined): boolean =>
  inLog(sender, 'receipt').some(
    ({ entry }) => entry.messageId === messageId && entry.state === 'withdrawn',
  );

const checkPlace = (message: MessageFacts, sender: Log | undefined, blame: Blame): void => {
  const { messageId, main, withdrawals } = message;
  const isAcked = message.sends.some(isOk);
  const isBack = withdrawals.some(isOk);
  const isGone = isBack || wasTakenBack(message, sender);
  if (main.length > 1)
    blame(
      'duplicated',
      'H5',
      `it was released ${main.length} times: ${main.map((it) => it.seq).join(', ')}`,
      messageId,
    );
  if (isGone && main.length > 0)
    blame('leaked', 'H9', 'it was taken back, and released all the same', messageId);
  if (isAcked && main.length === 0 && !isGone)
    blame('lost', 'H1', 'its sender has an `ok`, and it is in no batch', messageId);
  if (main.length > 0 && effective(message).length === 0)
    blame('wrongAnswers', 'H2', 'it was refused each time, and released all the same', messageId);
};

/** The words that it may have: those of the last revision that was acknowledged, or of one that was not. */
const mayHaveWords = (message: MessageFacts): ReadonlySet<string> => {
  const acked = message.revisions.filter(isOk);
  const isOutdated = ({ answeredAt }: Asked): boolean => acked.some((it) => it.at > answeredAt);
  const last = acked.filter((it) => !isOutdated(it));
  const open = message.revisions.filter((it) => it.answer === null);
  const first = acked.length === 0 ? effective(message) : [];
  return bodiesOf([...first, ...last, ...open]);
};

const checkWords = (message: MessageFacts, place: Place, blame: Blame): void => {
  const { messageId } = message;
  const sent = message.sends[0]?.request;
  const got = place.message;
  if (!mayHaveWords(message).has(got.body))
    blame('lost', 'H9', `it has other words than were acknowledged: ${got.body}`, messageId);
  if (got.urgency !== sent?.urgency || got.urgentReason !== sent.urgentReason)
    blame('lost', 'H1', 'its urgency or its reason is not as it was sent', messageId);
};

const checkAnswers = (message: MessageFacts, sender: Log | undefined, blame: Blame): void => {
  const { messageId, main, sends, revisions, withdrawals } = message;
  const ackedAt = Math.min(...sends.filter(isOk).map((send) => send.answeredAt));
  const isBack = withdrawals.length > 0;
  for (const { answer } of sends) {
    if (answer?.type !== 'ok') continue;
    if (answer.state === 'delivered' && main.length === 0)
      blame('lost', 'H2', 'its sender was told `delivered`, and it is in no batch', messageId);
    if ((answer.state === 'held') !== (answer.expectedAt !== undefined))
      blame('wrongAnswers', 'H9', `\`ok\` with ${answer.state ?? 'no state'}`, messageId);
  }
  if (bodiesOf(sends.filter(isOk)).size > 1)
    blame('wrongAnswers', 'H2', 'two sets of words were taken under its id', messageId);
  if (bodiesOf(sends).size === 1 && !isBack && sends.some((send) => isRefused(send, 'conflict')))
    blame('wrongAnswers', 'H2', 'the same again was a conflict', messageId);
  for (const edit of [...revisions, ...withdrawals]) {
    if (isRefused(edit, 'not_found') && edit.at > ackedAt)
      blame('wrongAnswers', 'H1', 'it was acknowledged and then not known', messageId);
    const isLate = isRefused(edit, 'too_late');
    if (isLate && main.length === 0 && !isBack)
      blame('wrongAnswers', 'H9', 'it was too late to change, and is in no batch', messageId);
    // Who takes back what is taken back is told `ok`.
    if (isLate && edit.request.type === 'message.withdraw' && main.length === 0)
      blame('wrongAnswers', 'H9', 'it was too late to take back, and is in no batch', messageId);
  }
  if (wasTakenBack(message, sender) && !isBack)
    blame('wrongReceipts', 'H9', 'it counts as taken back, and nobody did that', messageId);
};

/** Checks each message by itself. */
export const checkMessages = (facts: Facts, blame: Blame): void => {
  for (const message of facts.messages.values()) {
    const sender = facts.logs.get(message.from);
    checkPlace(message, sender, blame);
    checkAnswers(message, sender, blame);
    for (const place of [...message.main, ...message.later]) checkWords(message, place, blame);
  }
  for (const log of facts.logs.values())
    for (const { seq, entry } of inLog(log, 'batch'))
      if (entry.messages.length === 0)
        blame('lost', 'H4', `a batch at ${seq} of ${log.memberId} is empty`);
  for (const { memberId, place } of facts.strangers)
    blame(
      'leaked',
      'P8',
      `${memberId} has in ${place.seq} what was not sent to them so`,
      place.message.messageId,
    );
};
