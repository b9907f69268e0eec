/** A calendar feed of one's own focus sessions, off until it is asked for (K2). */
import { activeFocus, focusEndsBy } from '../../../shared/domain/focus.ts';
import { type Occurrence, planOccurrences } from '../../../shared/domain/plan.ts';
import type { FocusRecord } from '../../../shared/protocol/fields.ts';
import { FEED } from '../../../shared/protocol/limits.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { Registry } from '../registry.ts';
import { hashSecret } from '../secrets.ts';
import type { Member } from '../state.ts';
import type { FeedSession } from '../stored.ts';
import { keepMember, type Turn } from '../turn.ts';
import { type AccountCall, asDevice } from './call.ts';

const sessionOf = (focus: FocusRecord, until: number): FeedSession => ({
  focusId: focus.focusId,
  from: focus.startedAt,
  until,
  ...(focus.shareLabel && focus.label !== undefined ? { label: focus.label } : {}),
});

/** A session of a member is over: their feed keeps it, where there is one. */
export const noteSession = (turn: Turn, member: Member, focus: FocusRecord): void => {
  if (member.feed === null || focus.state !== 'ended') return;
  const others = member.feed.sessions.filter(
    (it) => it.focusId !== focus.focusId && it.until > turn.now - FEED.keepMs,
  );
  const sessions = [...others, sessionOf(focus, focus.endsAt)]
    .sort((a, b) => a.until - b.until)
    .slice(-FEED.sessions);
  member.feed = { ...member.feed, sessions };
  keepMember(turn, member);
};

const endFeedOf = (turn: Turn, registry: Registry, member: Member): void => {
  if (member.feed !== null) registry.feeds.delete(member.feed.hash);
  member.feed = null;
  keepMember(turn, member);
};

/** Makes a secret for a feed that tells sessions from now on; one from before opens nothing any more. */
export const createFeed = (token: string): AccountCall<{ readonly secret: string }> =>
  asDevice(token, (turn, { member }, registry) => {
    endFeedOf(turn, registry, member);
    const secret = turn.ids.secret();
    member.feed = { hash: hashSecret(secret), sessions: [] };
    registry.feeds.set(member.feed.hash, member);
    return ok({ secret });
  });

/** Ends the feed, and forgets what it told. */
export const endFeed = (token: string): AccountCall<null> =>
  asDevice(token, (turn, { member }, registry) => {
    endFeedOf(turn, registry, member);
    return ok(null);
  });

/** A session that is planned, and whether it starts by itself. */
export interface PlannedSession extends Occurrence {
  readonly isCertain: boolean;
}

/** What a feed tells. */
export interface FeedContent {
  /** Those that are over, and the one in progress up to its deadline. */
  readonly sessions: readonly FeedSession[];
  /** Those of the weekly plan, two weeks ahead. */
  readonly planned: readonly PlannedSession[];
}

/** What was planned for a time that was spent focusing has come about, one way or another. */
const plannedOf = (
  { settings: { plan }, timeZone }: Member,
  sessions: readonly FeedSession[],
  now: number,
): readonly PlannedSession[] =>
  planOccurrences(plan?.stretches ?? [], timeZone, now, FEED.aheadDays)
    .filter(({ until }) => until > now)
    .filter(({ from, until }) => !sessions.some((it) => it.from < until && from < it.until))
    .map((occurrence) => ({ ...occurrence, isCertain: plan?.start === 'auto' }));

/** Reads a feed. */
export const readFeed = (secret: string): AccountCall<FeedContent> => {
  const hash = hashSecret(secret);
  return {
    needs: [{ kind: 'feed', hash }],
    run: (turn, registry) => {
      const member = registry.feeds.get(hash);
      if (member?.feed === undefined || member.feed === null) return fail('not_found');
      const focus = activeFocus(member.focus);
      const past = member.feed.sessions.filter(
        (it) => it.focusId !== focus?.focusId && it.until > turn.now - FEED.keepMs,
      );
      const now = focus === null ? [] : [sessionOf(focus, focusEndsBy(focus))];
      const sessions = [...past, ...now];
      return ok({ sessions, planned: plannedOf(member, sessions, turn.now) });
    },
  };
};
