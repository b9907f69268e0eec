/** What happens to a message after it was sent: revise, withdraw (H9), triage (H12). */
import type { RequestOf } from '../../../shared/protocol/requests.ts';
import { append } from '../log.ts';
import { revisedBytes } from '../message-bytes.ts';
import { addTo } from '../meter.ts';
import { settle } from '../settle.ts';
import { type Member, refKey, removeWaiting } from '../state.ts';
import type { MessageMeta } from '../stored.ts';
import { type Turn, wrote } from '../turn.ts';
import { type Answer, DONE, refuse } from './answer.ts';
import { receivedBy } from './received.ts';
import { findWaiting, sentBy } from './sent.ts';

/** Replaces the words of a message that still waits. Its receiver never learns of it. */
export const reviseMessage = (
  turn: Turn,
  sender: Member,
  request: RequestOf<'message.revise'>,
): Answer => {
  const { messageId, body } = request;
  const meta = sentBy(turn, sender, messageId);
  if (meta === undefined) return refuse('not_found');
  const found = findWaiting(sender, meta);
  if (found === null) return refuse('too_late');
  // What was measured for the first words leaves room: only a longer text needs a new measure.
  const bytes = Math.max(found.message.bytes, revisedBytes(meta, body));
  const { from } = found.message;
  found.receiver.waiting.set(found.message.order, { ...found.message, bytes });
  turn.draft.changes.push({ type: 'revised', from, messageId, body, bytes });
  addTo(turn.counts, 'revised');
  wrote(turn, sender.team);
  return DONE;
};

const markWithdrawn = (turn: Turn, meta: MessageMeta): void => {
  const others = turn.messages.get(meta.messageId)?.filter((it) => it.from !== meta.from) ?? [];
  turn.messages.set(meta.messageId, [...others, { ...meta, state: 'withdrawn' }]);
};

/** Takes a message back while it waits. Taking it back again changes nothing. */
export const withdrawMessage = (
  turn: Turn,
  sender: Member,
  request: RequestOf<'message.withdraw'>,
): Answer => {
  const { messageId } = request;
  const meta = sentBy(turn, sender, messageId);
  if (meta === undefined) return refuse('not_found');
  if (meta.state === 'withdrawn') return DONE;
  const found = findWaiting(sender, meta);
  if (found === null) return refuse('too_late');
  const { receiver, message } = found;
  removeWaiting(receiver, message);
  markWithdrawn(turn, meta);
  turn.draft.changes.push({ type: 'withdrawn', from: message.from, messageId });
  addTo(turn.counts, 'withdrawn');
  turn.heldChanged.add(receiver);
  append(turn, sender, { type: 'receipt', messageId, state: 'withdrawn', at: turn.now });
  settle(turn, receiver);
  return DONE;
};

/** Puts a message off, or ends that: what comes back keeps its words until then (H12). */
const noteLater = (turn: Turn, member: Member, meta: MessageMeta, until: number | null): void => {
  const key = refKey(meta);
  if (until === null && !member.laters.has(key)) return;
  const { from, messageId } = meta;
  if (until === null) member.laters.delete(key);
  else member.laters.set(key, { from, messageId, to: member.memberId, until });
  // The entry that tells it is the one after the head; as long as that is kept, the words are.
  const shownSeq = member.head + 1;
  turn.draft.changes.push({ type: 'later', from, messageId, until, shownSeq });
};

/** What the receiver makes of a message that is theirs; told to all their devices (H12). */
export const triageMessage = (turn: Turn, member: Member, request: RequestOf<'triage'>): Answer => {
  const { messageId, to } = request;
  const meta = receivedBy(turn, member, messageId, request.from);
  if (meta === null) return refuse('not_found');
  const until = to === 'later' ? (request.until ?? turn.now) : null;
  noteLater(turn, member, meta, until);
  const entry = { type: 'triage', messageId, from: meta.from, to } as const;
  append(turn, member, until === null ? entry : { ...entry, until });
  settle(turn, member);
  return DONE;
};
