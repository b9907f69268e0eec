/** `message.urge`: a message that waits becomes urgent, and breaks through where one sent so would (H10). */
import { handlingOf } from '../../../shared/domain/holding.ts';
import type { RequestOf } from '../../../shared/protocol/requests.ts';
import { ok } from '../../../shared/result.ts';
import { releaseOne } from '../holding.ts';
import { reasonBytes } from '../message-bytes.ts';
import { addTo } from '../meter.ts';
import { catchUp, settle } from '../settle.ts';
import { type Member, removeWaiting, type Waiting } from '../state.ts';
import type { MessageMeta } from '../stored.ts';
import { type Turn, wrote } from '../turn.ts';
import { type Answer, refuse } from './answer.ts';
import { answerFor, answerWaiting, findWaiting, sentBy } from './sent.ts';
import { spendUrgent } from './urgent.ts';

const markUrgent = (turn: Turn, meta: MessageMeta, brokeThrough: boolean): void => {
  const others = turn.messages.get(meta.messageId)?.filter((it) => it.from !== meta.from) ?? [];
  turn.messages.set(meta.messageId, [...others, { ...meta, urgency: 'urgent', brokeThrough }]);
};

/** The message with its reason, still in its place among those that wait. */
const urged = (
  turn: Turn,
  receiver: Member,
  message: Waiting,
  { urgentReason, brokeThrough }: { urgentReason: string; brokeThrough: boolean },
): Waiting => {
  const bytes = message.bytes + reasonBytes(urgentReason);
  const urgent = { ...message, urgency: 'urgent', bytes } as const;
  const { from, messageId } = message;
  const why = { urgentReason, brokeThrough, bytes };
  turn.draft.changes.push({ type: 'urged', from, messageId, ...why });
  addTo(turn.counts, 'urged');
  turn.heldChanged.add(receiver);
  wrote(turn, receiver.team);
  return urgent;
};

/** Makes a message that waits urgent. Asked again it is answered as before; refused, the message waits on. */
export const urgeMessage = (
  turn: Turn,
  sender: Member,
  { messageId, urgentReason }: RequestOf<'message.urge'>,
): Answer => {
  const meta = sentBy(turn, sender, messageId);
  const receiver = sender.team.members.get(meta?.to ?? '');
  if (meta === undefined || receiver === undefined) return refuse('not_found');
  catchUp(turn, receiver);
  if (meta.urgency === 'urgent' && meta.state !== 'withdrawn') return answerFor(receiver, meta);
  const found = findWaiting(sender, meta);
  if (found === null) return refuse('too_late');
  const isHeld = handlingOf(receiver.presence.show, 'urgent', false) === 'hold';
  const refusal = isHeld ? spendUrgent(turn, sender, receiver) : null;
  if (refusal !== null) return refusal;
  const why = { urgentReason, brokeThrough: isHeld };
  const urgent = urged(turn, receiver, found.message, why);
  markUrgent(turn, meta, isHeld);
  if (!isHeld) {
    receiver.waiting.set(urgent.order, urgent);
    receiver.waitingUrgent += 1;
    return answerWaiting(urgent);
  }
  removeWaiting(receiver, found.message);
  releaseOne(turn, receiver, urgent, 'urgent');
  settle(turn, receiver);
  return ok({ state: 'delivered' });
};
