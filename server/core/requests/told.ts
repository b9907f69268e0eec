/** What a member's other devices learn of messages that were sent or changed at one of them (H14). */
import { Buffer } from 'node:buffer';
import { SENT } from '../../../shared/protocol/limits.ts';
import type { Reply, ToldMessage } from '../../../shared/protocol/replies.ts';
import type { RequestOf } from '../../../shared/protocol/requests.ts';
import { ok } from '../../../shared/result.ts';
import type { PlainRequest } from '../jobs.ts';
import { inParts } from '../parts.ts';
import { type Conn, type Member, refKey, type Waiting } from '../state.ts';
import type { MessageMeta } from '../stored.ts';
import { push, type Turn } from '../turn.ts';
import { type Answer, DONE, refuse } from './answer.ts';
import { answerFor, sentBy } from './sent.ts';

const frame = (reply: Reply): string => JSON.stringify(reply);

/** Whoever comes back asks, and all of a team may at once: most of a team has nothing of this one. */
const waitingOf = ({ memberId, team }: Member): Waiting[] => {
  const found: Waiting[] = [];
  for (const { waiting, waitingFrom } of team.members.values())
    if (waitingFrom.has(memberId))
      for (const message of waiting.values()) if (message.from === memberId) found.push(message);
  return found;
};

/** Released, and on no device yet: it does not wait any more, and no receipt tells of it so far. */
const underWayOf = ({ memberId, team }: Member): string[] => {
  const found: string[] = [];
  for (const { undelivered } of team.members.values())
    for (const { messages } of undelivered)
      for (const { from, messageId } of messages) if (from === memberId) found.push(messageId);
  return found;
};

/** What a message says now: as it was read before this turn, and what the turn made of that. */
const wordsOf = (turn: Turn, meta: MessageMeta): { body: string; sentAt: number } | undefined => {
  const key = refKey(meta);
  const first = turn.words.get(key) ?? turn.draft.messages.find((it) => refKey(it) === key);
  const revised = turn.draft.changes.findLast((it) => it.type === 'revised' && refKey(it) === key);
  return first !== undefined && revised?.type === 'revised'
    ? { ...first, body: revised.body }
    : first;
};

/** Nothing is told of what was taken back: its words are gone, and the log says that it was. */
const toldMessage = (turn: Turn, sender: Member, messageId: string): ToldMessage[] => {
  const meta = sentBy(turn, sender, messageId);
  const receiver = sender.team.members.get(meta?.to ?? '');
  if (meta === undefined || receiver === undefined || meta.state === 'withdrawn') return [];
  const words = wordsOf(turn, meta);
  const stands = answerFor(receiver, meta);
  if (words === undefined || !stands.ok) return [];
  const { body, sentAt } = words;
  const { state = 'delivered', expectedAt } = stands.value;
  const { to, urgency } = meta;
  const told = { messageId, to, body, urgency, sentAt, state };
  return [expectedAt === undefined ? told : { ...told, expectedAt }];
};

/**
 * Answers `sent`: the ids of what no device of its receiver has, and follows from then on; or the messages that it names, as far as they are
 * the member's own (P8). One of these for a connection in a turn, and none while it reads its log: an answer may be
 * large, and nobody gets the next before the one before is theirs.
 */
export const tellSent = (
  turn: Turn,
  conn: Conn,
  sender: Member,
  { messageIds }: RequestOf<'sent'>,
): Answer => {
  if (messageIds === undefined) {
    conn.followsSent = true;
    const latest = waitingOf(sender).sort((a, b) => b.acceptedAt - a.acceptedAt);
    const ids = [...underWayOf(sender), ...latest.map((message) => message.messageId)];
    return ok({ waiting: ids.slice(0, SENT.named) });
  }
  if (turn.told.has(conn) || conn.feed.mode === 'replaying') return refuse('rate_limited');
  turn.told.add(conn);
  const told = [...new Set(messageIds)].flatMap((id) => toldMessage(turn, sender, id));
  const parts = inParts(told, (message) => Buffer.byteLength(JSON.stringify(message)) + 1);
  return { ...DONE, frames: parts.map((messages) => frame({ type: 'messages', messages })) };
};

/** Tells the member's other devices that there is something new about a message of theirs. */
export const nameToOthers = (turn: Turn, conn: Conn, request: PlainRequest): void => {
  const { type } = request;
  if (type !== 'message.send' && type !== 'message.revise' && type !== 'message.urge') return;
  const following: Conn[] = [];
  for (const { conns } of conn.device?.member.devices.values() ?? [])
    for (const other of conns) if (other !== conn && other.followsSent) following.push(other);
  if (following.length === 0) return;
  const text = frame({ type: 'wrote', messageIds: [request.messageId] });
  for (const other of following) push(turn, other, text);
};
