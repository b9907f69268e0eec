/** `message.send`: shown at once, held or queued; one message for each id, whatever happens (H1, H2, H8–H10). */
import { hash } from 'node:crypto';
import { handlingOf } from '../../../shared/domain/holding.ts';
import type { BatchReason } from '../../../shared/protocol/replies.ts';
import type { RequestOf } from '../../../shared/protocol/requests.ts';
import { ok } from '../../../shared/result.ts';
import { expectedAt } from '../holding.ts';
import { addTo } from '../meter.ts';
import { appendLive } from '../log.ts';
import { messageBytes, reasonBytes } from '../message-bytes.ts';
import { catchUp, reschedule } from '../settle.ts';
import { addWaiting, type Member } from '../state.ts';
import type { MessageRecord } from '../stored.ts';
import { type Turn, wrote } from '../turn.ts';
import { type Answer, refuse } from './answer.ts';
import { answerFor, answerWaiting } from './sent.ts';
import { spendUrgent } from './urgent.ts';

type Send = RequestOf<'message.send'>;

const hashOf = ({ to, body, urgency, urgentReason }: Send): string =>
  hash('sha256', JSON.stringify([to, body, urgency, urgentReason ?? null]));

const recordOf = (turn: Turn, sender: Member, receiver: Member, send: Send): MessageRecord => {
  const { messageId, body, urgency } = send;
  const [from, to] = [sender.memberId, receiver.memberId];
  // A reason belongs to urgent alone: a normal message has none, whatever came with it.
  const urgentReason = urgency === 'urgent' ? (send.urgentReason ?? null) : null;
  return {
    messageId,
    from,
    to,
    body,
    urgency,
    urgentReason,
    sentAt: Math.min(send.sentAt ?? turn.now, turn.now),
    acceptedAt: turn.now,
    contentHash: hashOf(send),
    order: receiver.lastOrder + 1,
    bytes:
      messageBytes({ from, to }, body) + (urgentReason === null ? 0 : reasonBytes(urgentReason)),
    state: 'waiting',
    releasedAt: null,
    batchSeq: null,
    brokeThrough: false,
  };
};

const remember = (turn: Turn, record: MessageRecord): void => {
  const { messageId } = record;
  turn.messages.set(messageId, [...(turn.messages.get(messageId) ?? []), record]);
};

const deliver = (
  turn: Turn,
  receiver: Member,
  record: MessageRecord,
  reason: BatchReason,
): Answer => {
  const { messageId, from, to, body, urgency, urgentReason, sentAt, acceptedAt } = record;
  const message = { messageId, from, to, body, urgency, sentAt, acceptedAt, heldMs: 0 };
  const header = { type: 'batch', batchId: turn.ids.id(), reason, part: 1, parts: 1 } as const;
  const seq = appendLive(turn, receiver, header, [
    urgentReason === null ? message : { ...message, urgentReason },
  ]);
  const released = {
    ...record,
    state: 'released',
    releasedAt: turn.now,
    batchSeq: seq,
    brokeThrough: reason === 'urgent',
  } as const;
  turn.draft.messages.push(released);
  remember(turn, released);
  receiver.undelivered.push({ seq, messages: [{ from, messageId }] });
  addTo(turn.counts, 'send.delivered');
  addTo(turn.counts, `batch.${reason}`);
  addTo(turn.counts, `released.${reason}`);
  return ok({ state: 'delivered' });
};

const keepWaiting = (
  turn: Turn,
  receiver: Member,
  record: MessageRecord,
  isHeld: boolean,
): Answer => {
  turn.draft.messages.push(record);
  remember(turn, record);
  const told = isHeld ? expectedAt(receiver, turn.now) : null;
  const waiting = addWaiting(receiver, record, told);
  addTo(turn.counts, told === null ? 'send.queued' : 'send.held');
  turn.heldChanged.add(receiver);
  wrote(turn, receiver.team);
  // What is due depends on the oldest that waits (H7): those behind it move nothing.
  if (receiver.waiting.size === 1) reschedule(turn, receiver);
  return answerWaiting(waiting);
};

const accept = (turn: Turn, sender: Member, receiver: Member, send: Send): Answer => {
  const { show } = receiver.presence;
  const plain = handlingOf(show, send.urgency, false);
  if (plain === 'hold' && send.urgency === 'urgent') {
    const refusal = spendUrgent(turn, sender, receiver);
    if (refusal !== null) return refusal;
  }
  const record = recordOf(turn, sender, receiver, send);
  switch (handlingOf(show, send.urgency, true)) {
    case 'deliver':
      return deliver(turn, receiver, record, plain === 'hold' ? 'urgent' : 'live');
    case 'hold':
      return keepWaiting(turn, receiver, record, true);
    case 'queue':
      return keepWaiting(turn, receiver, record, false);
  }
};

/** Accepts a message, or answers as before when it has been accepted (H2). */
export const sendMessage = (turn: Turn, sender: Member, send: Send): Answer => {
  if (send.to === sender.memberId)
    return refuse('invalid', 'to is yourself. Choose a teammate; nothing was sent.');
  const receiver = sender.team.members.get(send.to);
  if (receiver === undefined)
    return refuse('not_found', 'There is nobody with this id in your team. Nothing was sent.');
  const known = turn.messages.get(send.messageId)?.find((it) => it.from === sender.memberId);
  catchUp(turn, receiver);
  if (known === undefined) return accept(turn, sender, receiver, send);
  if (known.contentHash !== hashOf(send))
    return refuse('conflict', 'A message with this id and other words was sent before.');
  if (known.state === 'withdrawn')
    return refuse('conflict', 'You took this message back. Write a new one to send it after all.');
  return answerFor(receiver, known);
};
