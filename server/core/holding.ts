/** What waits for a member: one list, held while they focus or are busy, else queued; released as one batch. */
import { expectedReleaseAt, holds } from '../../shared/domain/holding.ts';
import type { HeldCounts } from '../../shared/protocol/fields.ts';
import { DEFAULT_HOLD_CEILING_MS, HELD_SENDERS_NAMED } from '../../shared/protocol/limits.ts';
import type { BatchReason } from '../../shared/protocol/replies.ts';
import { append, appendStored } from './log.ts';
import { addTo } from './meter.ts';
import { inParts } from './parts.ts';
import { type Member, refKey, type Waiting } from './state.ts';
import { keepMember, type Turn } from './turn.ts';

/** More than one message takes: what a batch of one that is read from storage counts for in a page. */
const LATER_BYTES = 50_000;
/** Changes of the expected time below this are not worth a receipt. */
const TELL_ABOVE_MS = 1000;

const firstOf = <T>(items: Iterable<T>, count: number): T[] => {
  const first: T[] = [];
  for (const item of items) {
    if (first.length === count) break;
    first.push(item);
  }
  return first;
};

/** Counts of what waits (H3: never content). */
export const heldCounts = ({ waiting, waitingUrgent, waitingFrom }: Member): HeldCounts => {
  const others = waitingFrom.size - HELD_SENDERS_NAMED;
  return {
    count: waiting.size,
    urgent: waitingUrgent,
    from: firstOf(waitingFrom.keys(), HELD_SENDERS_NAMED),
    ...(others > 0 ? { others } : {}),
  };
};

/** Since when the oldest waiting message has been held: not before the member began to focus (H7). */
const oldestHeldAt = (member: Member): number | null => {
  const oldest = member.waiting.values().next().value;
  if (oldest === undefined || member.holdingSince === null) return null;
  return Math.max(oldest.acceptedAt, member.holdingSince);
};

/** How long anything is held for a member: as they chose (H7). */
export const ceilingMsOf = ({ settings }: Member): number =>
  settings.holdCeilingMs ?? DEFAULT_HOLD_CEILING_MS;

/** When the ceiling releases what is held; null where nothing is (H7). */
export const ceilingAt = (member: Member): number | null => {
  const heldAt = oldestHeldAt(member);
  return heldAt === null ? null : heldAt + ceilingMsOf(member);
};

/** When what waits is expected to be released, for a message accepted `at` if it is the first; null: unknown. */
export const expectedAt = (member: Member, at: number): number | null =>
  expectedReleaseAt(member.presence, oldestHeldAt(member) ?? at, ceilingMsOf(member)) ?? null;

/** Tells each sender when what they sent is expected, where that changed (H9). */
export const tellSenders = (turn: Turn, member: Member): void => {
  if (member.waiting.size === 0 || !holds(member.presence.show)) return;
  const expected = expectedAt(member, turn.now);
  if (expected === null) return;
  for (const message of member.waiting.values()) {
    if (message.told !== null && Math.abs(message.told - expected) <= TELL_ABOVE_MS) continue;
    message.told = expected;
    const sender = member.team.members.get(message.from);
    if (sender === undefined) continue;
    const { messageId } = message;
    append(turn, sender, {
      type: 'receipt',
      messageId,
      state: 'held',
      expectedAt: expected,
      at: turn.now,
    });
  }
};

const releasePart = (
  turn: Turn,
  member: Member,
  messages: readonly Waiting[],
  header: { batchId: string; reason: BatchReason; part: number; parts: number },
): void => {
  const bytes = messages.reduce((sum, message) => sum + message.bytes, 0);
  const seq = appendStored(turn, member, { type: 'batch', ...header }, bytes);
  turn.draft.changes.push({
    type: 'released',
    to: member.memberId,
    firstOrder: messages[0]?.order ?? 0,
    lastOrder: messages.at(-1)?.order ?? 0,
    batchSeq: seq,
    at: turn.now,
  });
  member.undelivered.push({ seq, messages });
};

/** Releases one message as a batch of its own; the list of what waits has it no more. */
export const releaseOne = (
  turn: Turn,
  member: Member,
  message: Waiting,
  reason: BatchReason,
): void => {
  addTo(turn.counts, `batch.${reason}`);
  addTo(turn.counts, `released.${reason}`);
  releasePart(turn, member, [message], { batchId: turn.ids.id(), reason, part: 1, parts: 1 });
  keepMember(turn, member);
};

/** Releases all that waits as exactly one batch, in order of acceptance (H4, H5). */
export const releaseAll = (turn: Turn, member: Member, reason: BatchReason): void => {
  if (member.waiting.size === 0) return;
  const parts = inParts(member.waiting.values(), (message) => message.bytes);
  const batchId = turn.ids.id();
  addTo(turn.counts, `batch.${reason}`);
  addTo(turn.counts, `released.${reason}`, member.waiting.size);
  parts.forEach((messages, index) => {
    releasePart(turn, member, messages, {
      batchId,
      reason,
      part: index + 1,
      parts: parts.length,
    });
  });
  member.waiting.clear();
  member.waitingFrom.clear();
  member.waitingUrgent = 0;
  turn.heldChanged.add(member);
  keepMember(turn, member);
};

/** Messages put off come back as a batch each time, but not into a focus (H12). */
export const returnLaters = (turn: Turn, member: Member): void => {
  if (holds(member.presence.show)) return;
  const due = [...member.laters.values()].filter((later) => later.until <= turn.now);
  if (due.length === 0) return;
  for (const later of due) {
    member.laters.delete(refKey(later));
    const { from, messageId } = later;
    const header = {
      type: 'batch',
      batchId: turn.ids.id(),
      reason: 'later',
      part: 1,
      parts: 1,
    } as const;
    const refs = [{ from, messageId }];
    const shownSeq = appendStored(turn, member, { ...header, refs }, LATER_BYTES);
    turn.draft.changes.push({ type: 'later', from, messageId, until: null, shownSeq });
    addTo(turn.counts, 'batch.later');
    addTo(turn.counts, 'released.later');
  }
};
