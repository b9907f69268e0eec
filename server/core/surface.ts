/** Who waits for whom: "tell me when they surface" (S1). Members nobody asked about cost nothing here. */
import { SURFACE } from '../../shared/protocol/limits.ts';
import type { EntryOf } from '../../shared/protocol/replies.ts';
import { append } from './log.ts';
import type { Member, Team } from './state.ts';
import { keepMember, type Turn } from './turn.ts';

/** Lets every member of a team know who waits for them. */
export const indexAsks = (team: Team): void => {
  for (const { memberId, asks } of team.members.values())
    for (const { to } of asks) team.members.get(to)?.askedBy.add(memberId);
};

/** Whether `member` waits for `to`. */
export const waitsFor = (member: Member, to: string): boolean =>
  member.asks.some((ask) => ask.to === to);

const tell = (
  turn: Turn,
  owner: Member,
  memberId: string,
  state: EntryOf<'surface'>['state'],
  by: string = owner.memberId,
): void => void append(turn, owner, { type: 'surface', memberId, state, by });

/** Begins to wait; only the asker's own devices hear of it. */
export const addAsk = (turn: Turn, asker: Member, asked: Member): void => {
  asker.asks = [...asker.asks, { to: asked.memberId, askedAt: turn.now }];
  asked.askedBy.add(asker.memberId);
  keepMember(turn, asker);
  tell(turn, asker, asked.memberId, 'asked');
};

const drop = (turn: Turn, asker: Member, to: string): void => {
  asker.asks = asker.asks.filter((ask) => ask.to !== to);
  asker.team.members.get(to)?.askedBy.delete(asker.memberId);
  keepMember(turn, asker);
};

/** Ends a wait. The one who was asked for never learns that there was one. */
export const endAsk = (
  turn: Turn,
  asker: Member,
  to: string,
  state: 'cancelled' | 'expired',
): void => {
  drop(turn, asker, to);
  tell(turn, asker, to, state);
};

/** Both are reachable: each is told once, whichever of the two asked, or both. */
export const meet = (turn: Turn, asker: Member, asked: Member): void => {
  const isMutual = waitsFor(asked, asker.memberId);
  drop(turn, asker, asked.memberId);
  if (isMutual) drop(turn, asked, asker.memberId);
  tell(turn, asker, asked.memberId, 'met');
  tell(turn, asked, asker.memberId, 'met', isMutual ? asked.memberId : asker.memberId);
};

/**
 * Tells the member's other devices that they need not show the news of a meeting any more. Nothing is told of what
 * was dismissed already, of what no device shows any more, and while a wait goes on: to ask again has dismissed it.
 */
export const dismissMeeting = (turn: Turn, owner: Member, to: string, metAt: number): void => {
  const { dismissed, memberId } = owner;
  for (const [id, at] of dismissed) if (at + SURFACE.newsMs <= turn.now) dismissed.delete(id);
  const isNews = metAt <= turn.now && turn.now < metAt + SURFACE.newsMs;
  if (!isNews || waitsFor(owner, to) || metAt <= (dismissed.get(to) ?? -1)) return;
  dismissed.set(to, metAt);
  append(turn, owner, { type: 'surface', memberId: to, state: 'cancelled', by: memberId, metAt });
};

/** When the oldest wait of a member ends by itself; null without one (P7: on the relay's clock alone). */
export const asksEndAt = ({ asks }: Member): number | null =>
  asks[0] === undefined ? null : asks[0].askedAt + SURFACE.lifeMs;

/** Ends what was waited for long enough, and for somebody who is no longer in the team. */
export const expireAsks = (turn: Turn, member: Member): void => {
  for (const { to, askedAt } of member.asks)
    if (askedAt + SURFACE.lifeMs <= turn.now) endAsk(turn, member, to, 'expired');
    else if (!member.team.members.has(to)) endAsk(turn, member, to, 'cancelled');
};

/** Has the end of the turn look whether this member and who waits can meet. */
export const noteMeeting = (turn: Turn, member: Member): void => {
  if (member.asks.length > 0 || member.askedBy.size > 0) turn.maybeMeeting.add(member);
};
