/** A message as its sender finds it: by its id, where it waits, how it stands. */
import { ok } from '../../../shared/result.ts';
import { type Member, type Waiting, waitingAs } from '../state.ts';
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
  const message = receiver === undefined ? undefined : waitingAs(receiver, meta);
  return receiver === undefined || message === undefined ? null : { receiver, message };
};

/** How a message that waits stands, as its sender learns it now (H9). */
export const answerWaiting = ({ told }: Pick<Waiting, 'told'>): Answer =>
  ok(told === null ? { state: 'queued' } : { state: 'held', expectedAt: told });

/** How a message stands, as its sender learns it now (H2, H9). */
export const answerFor = (receiver: Member, meta: MessageMeta): Answer => {
  const waiting = waitingAs(receiver, meta);
  return waiting === undefined ? ok({ state: 'delivered' }) : answerWaiting(waiting);
};
