/** The budget for breaking through: three a day for each pair, less what the receiver could have waited for (H10). */
import { Temporal } from 'temporal-polyfill';
import { activeFocus } from '../../../shared/domain/focus.ts';
import { COULD_WAIT_MS, DAY_MS, URGENT_PER_DAY } from '../../../shared/protocol/limits.ts';
import type { UrgentBudget } from '../../../shared/protocol/replies.ts';
import type { RequestOf } from '../../../shared/protocol/requests.ts';
import { ok } from '../../../shared/result.ts';
import type { Member } from '../state.ts';
import type { UrgentUse } from '../stored.ts';
import { keepMember, type Turn } from '../turn.ts';
import { type Answer, DONE, refuse } from './answer.ts';
import { receivedBy } from './received.ts';

const startOfDay = (timeZone: string, now: number): number =>
  Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).startOfDay()
    .epochMilliseconds;

/**
 * Uses come back at the sender's midnight. One made under another time zone than theirs of now comes back after
 * 24 hours: who moves, or says so, gains no midnight by it.
 */
const isSpent = (use: UrgentUse, { timeZone }: Member, now: number): boolean =>
  use.timeZone === timeZone ? use.at >= startOfDay(timeZone, now) : use.at > now - DAY_MS;

/** When a use comes back. */
const backAt = (use: UrgentUse, { timeZone }: Member): number =>
  use.timeZone === timeZone
    ? Temporal.Instant.fromEpochMilliseconds(use.at)
        .toZonedDateTimeISO(timeZone)
        .add({ days: 1 })
        .startOfDay().epochMilliseconds
    : use.at + DAY_MS;

/** What of a sender's budget is gone at this moment: uses not come back yet, and marks in force. */
const spent = (turn: Turn, sender: Member) => ({
  uses: sender.urgentUses.filter((use) => isSpent(use, sender, turn.now)),
  marks: sender.urgentMarks.filter((mark) => mark.until > turn.now),
});

/** What the sender has left to a receiver. */
const budgetTo = (turn: Turn, sender: Member, to: string): UrgentBudget => {
  const { uses, marks } = spent(turn, sender);
  const ends = [
    ...uses.filter((use) => use.to === to).map((use) => backAt(use, sender)),
    ...marks.filter((mark) => mark.to === to).map(({ until }) => until),
  ].sort((one, other) => one - other);
  // Marks and uses together may be more than a day's: the next comes back when they are fewer than that.
  const next = ends[ends.length - URGENT_PER_DAY];
  return next === undefined
    ? { to, left: URGENT_PER_DAY - ends.length }
    : { to, left: 0, backAt: next };
};

/** Spends one urgent message to a receiver who focuses, or says why it may not break through. */
export const spendUrgent = (turn: Turn, sender: Member, receiver: Member): Answer | null => {
  const focus = activeFocus(receiver.focus);
  if (receiver.presence.show === 'busy' || focus?.urgent !== 'allow')
    return refuse('urgent_refused');
  const to = receiver.memberId;
  if (budgetTo(turn, sender, to).left === 0) return refuse('urgent_spent');
  const { uses, marks } = spent(turn, sender);
  sender.urgentUses = [...uses, { to, at: turn.now, timeZone: sender.timeZone }];
  sender.urgentMarks = marks;
  keepMember(turn, sender);
  return null;
};

/** What a session does with urgent ones, which a sender who tries learns as well; nothing breaks through other shows. */
const sessionOf = ({ presence, focus }: Member): Pick<UrgentBudget, 'session'> => {
  const session = presence.show === 'focusing' ? activeFocus(focus) : null;
  return session === null ? {} : { session: session.urgent };
};

/** Tells how many break through to a teammate still, and whether the session that they are in lets any through. */
export const tellBudget = (
  turn: Turn,
  sender: Member,
  { to }: RequestOf<'urgent.budget'>,
): Answer => {
  const receiver = sender.team.members.get(to);
  if (receiver === undefined || receiver === sender) return refuse('not_found');
  return ok({ urgent: { ...budgetTo(turn, sender, to), ...sessionOf(receiver) } });
};

/** "This could have waited" of one that broke through, or not after all: the sender's budget to this receiver is one less for 7 days. */
export const rateUrgent = (
  turn: Turn,
  receiver: Member,
  { messageId, from, couldWait }: RequestOf<'urgent.feedback'>,
): Answer => {
  const meta = receivedBy(turn, receiver, messageId, from);
  const sender = meta === null ? undefined : receiver.team.members.get(meta.from);
  if (meta?.brokeThrough !== true || sender === undefined) return refuse('not_found');
  if (turn.now - meta.acceptedAt > COULD_WAIT_MS)
    return refuse('too_late', 'This message is too old to say so. Nothing was changed.');
  const others = sender.urgentMarks.filter((mark) => mark.messageId !== messageId);
  const mark = { to: receiver.memberId, messageId, until: turn.now + COULD_WAIT_MS };
  const isKnown = others.length < sender.urgentMarks.length;
  if (isKnown === couldWait) return DONE;
  // A budget of nothing can't become less.
  const inForce = others.filter((it) => it.to === mark.to && it.until > turn.now);
  if (couldWait && inForce.length >= URGENT_PER_DAY) return DONE;
  const kept = others.filter((it) => it.until > turn.now);
  sender.urgentMarks = couldWait ? [...kept, mark] : kept;
  keepMember(turn, sender);
  return DONE;
};
