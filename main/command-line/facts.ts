/** What of the view goes to a command: no more than it shows (D3). */
import type { FocusView, TeammateView, View } from '../../shared/bridge/view.ts';
import { activeFocus, focusLeftMs } from '../../shared/domain/focus.ts';
import { expectedBack, personOf } from '../../shared/domain/reachable.ts';
import { isWaitingKnown } from '../../shared/wording/waiting.ts';
import type { ReviewFacts, StatusFacts, TeamFacts, TeammateFacts } from './wire.ts';

/** So many messages are told at once; the others are counted. */
const MOST_MESSAGES = 100;

const focusFacts = (focus: FocusView | null, now: number): StatusFacts['focus'] => {
  if (focus === null || activeFocus(focus) === null) return null;
  const { startedAt, endsAt, label, nextStep, rounds } = focus;
  return {
    state: focus.state === 'paused' ? 'paused' : 'running',
    startedAt,
    endsAt,
    leftMs: focusLeftMs(focus, now),
    ...(label === undefined ? {} : { label }),
    ...(nextStep === undefined ? {} : { nextStep }),
    ...(rounds === undefined ? {} : { round: { index: rounds.index, of: rounds.of } }),
  };
};

const heldKnownAt = (view: View, now: number): number | null =>
  isWaitingKnown(view) ? now : view.heldKnownAt;

const toReview = (view: View) => view.review.filter(({ triage }) => triage === 'unread');

/** How oneself stands at `now` (epoch ms). */
export const statusOf = (view: View, version: string, now: number): StatusFacts => {
  const { name, presence } = view.own;
  const { show, source, until } = presence;
  return {
    version,
    connection: view.connection,
    team: view.teamName,
    me: { name, show, source, ...(until === undefined ? {} : { until }) },
    focus: focusFacts(view.focus, now),
    break: view.break && { until: view.break.until, next: view.break.next },
    held: { count: view.held.count, urgent: view.held.urgent, knownAt: heldKnownAt(view, now) },
    unread: toReview(view).length,
  };
};

const teammateFacts = (teammate: TeammateView, now: number): TeammateFacts => {
  const { profile, presence } = teammate;
  const { memberId, name, timeZone } = profile;
  const { show, since, until, statusText, statusEmoji } = presence;
  const backAt = expectedBack(personOf(teammate, true), now);
  return {
    memberId,
    name,
    timeZone,
    show,
    since,
    ...(until === undefined ? {} : { until }),
    ...(backAt === null ? {} : { backAt }),
    ...(statusText === undefined ? {} : { statusText }),
    ...(statusEmoji === undefined ? {} : { statusEmoji }),
  };
};

/** The teammates at `now` (epoch ms). */
export const teamOf = (view: View, now: number): TeamFacts => ({
  connection: view.connection,
  team: view.teamName,
  teammates: Object.values(view.teammates).map((each) => teammateFacts(each, now)),
});

/** What is to be reviewed, urgent first and then in the order of release. */
export const reviewOf = (view: View): ReviewFacts => {
  const items = toReview(view);
  const sorted = [
    ...items.filter(({ urgency }) => urgency === 'urgent'),
    ...items.filter(({ urgency }) => urgency !== 'urgent'),
  ];
  return {
    total: items.length,
    messages: sorted
      .slice(0, MOST_MESSAGES)
      .map(({ messageId, fromName, body, urgency, urgentReason, sentAt, receivedAt }) => ({
        messageId,
        fromName,
        body,
        urgency,
        ...(urgentReason === undefined ? {} : { urgentReason }),
        sentAt,
        receivedAt,
      })),
  };
};
