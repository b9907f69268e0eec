/** What senders learn of their messages later on (H6, H9, H11). */
import type { EntryOf } from '../../../shared/protocol/replies.ts';
import { type Asked, type Facts, inLog, type Log, type MessageFacts } from './facts.ts';
import type { Blame } from './verdict.ts';

/** By when, at the earliest, a device of a member said that it has a `seq` on its disk. Infinity: never. */
const storedFrom = (facts: Facts, memberId: string, seq: number, isSure: boolean): number => {
  const says = ({ conn, request, answer }: Asked): boolean => {
    if (conn.memberId !== memberId || (isSure && answer === null)) return false;
    if (request.type === 'stored') return request.seq >= seq;
    return request.type === 'hello' && (request.cursor ?? 0) >= seq;
  };
  return facts.asked.find(says)?.at ?? Infinity;
};

const checkLine = (receipts: readonly EntryOf<'receipt'>[], id: string, blame: Blame): void => {
  const count = (state: string): number => receipts.filter((it) => it.state === state).length;
  if (count('delivered') > 1)
    blame('wrongReceipts', 'H6', `it was delivered ${count('delivered')} times`, id);
  if (count('withdrawn') > 1)
    blame('wrongReceipts', 'H9', `it was taken back ${count('withdrawn')} times`, id);
  if (count('delivered') > 0 && count('withdrawn') > 0)
    blame('wrongReceipts', 'H9', 'it was taken back and delivered', id);
  const end = receipts.findIndex((it) => it.state !== 'held');
  if (end !== -1 && receipts.slice(end).some((it) => it.state === 'held'))
    blame('wrongReceipts', 'H9', 'it was held again after its end', id);
  for (const { state, expectedAt } of receipts)
    if ((state === 'held') !== (expectedAt !== undefined))
      blame('wrongReceipts', 'H9', `${state} with expectedAt ${expectedAt ?? 'missing'}`, id);
};

/** When a `delivered` first came to a device of the sender; Infinity: never. */
const toldAt = (facts: Facts, { from, messageId }: MessageFacts): number => {
  const tells = facts.conns
    .filter((conn) => conn.memberId === from)
    .flatMap((conn) => conn.entries)
    .filter(
      ({ frame: { entry } }) =>
        entry.type === 'receipt' && entry.messageId === messageId && entry.state === 'delivered',
    );
  return Math.min(...tells.map((it) => it.at));
};

const checkDelivered = (facts: Facts, message: MessageFacts, blame: Blame): void => {
  const [place] = message.main;
  const told = toldAt(facts, message);
  const { to, messageId } = message;
  const seq = place?.seq ?? Infinity;
  if (told < Infinity && storedFrom(facts, to, seq, false) > told)
    blame('wrongReceipts', 'H6', 'it counts as delivered, and no device said so', messageId);
  const isDue = facts.settled !== null && storedFrom(facts, to, seq, true) < Infinity;
  if (isDue && told === Infinity)
    blame('wrongReceipts', 'H6', 'a device has it, and its sender never learnt so', messageId);
};

const receiptsOf = (log: Log | undefined): Map<string, EntryOf<'receipt'>[]> =>
  Map.groupBy(
    inLog(log, 'receipt').map(({ entry }) => entry),
    (receipt) => receipt.messageId,
  );

/** Checks receipts. */
export const checkReceipts = (facts: Facts, blame: Blame): void => {
  for (const log of facts.logs.values())
    for (const [messageId, receipts] of receiptsOf(log)) {
      if (facts.messages.get(messageId)?.from !== log.memberId)
        blame('wrongReceipts', 'H11', `${log.memberId} did not send it`, messageId);
      checkLine(receipts, messageId, blame);
    }
  for (const message of facts.messages.values()) checkDelivered(facts, message, blame);
};
