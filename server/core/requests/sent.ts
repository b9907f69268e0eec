/** A message as its sender finds it: by its id, where it waits, how it stands. */
import { ok } from '../../../shared/result.ts';
import { type Member, refKey, type Waiting } from '../state.ts';
import type { MessageMeta } from '../stored.ts';
import type { Turn } from '../turn.ts';
import type { Answer } from './answer.ts';

/** The message with this id that the member sent. */
export const sentBy = (turn: Turn, sender: Member, messageId: string): MessageMeta | undefined =>
  turn.messages.get(messageId)?.find((message) => message.from === sender.memberId);

/** Where a sent message waits; null: not any more. */
export const findWaiting = (
  sender: Member,
  meta: MessageMeta,
): { receiver: Member; message: Waiting } | null => {
  const receiver = sender.team.members.get(meta.to);
  const message = receiver?.waiting.get(refKey(meta));
  return receiver === undefined || message === undefined ? null : { receiver, message };
};

/** How a message stands, as its sender learns it now (H2, H9). */
export const answerFor = (receiver: Member, meta: MessageMeta): Answer => {
  const waiting = receiver.waiting.get(refKey(meta));
  if (waiting === undefined) return ok({ state: 'delivered' });
  return ok(
    waiting.told === null ? { state: 'queued' } : { state: 'held', expectedAt: waiting.told },
  );
};
