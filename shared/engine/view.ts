/** The state as the window sees it, in this machine's time. Slices that did not change keep their identity. */
import { languageFor } from '../language/choice.ts';
import type {
  BreakView,
  ConnectionView,
  FocusView,
  OutgoingView,
  OwnView,
  ReviewItem,
  View,
} from '../bridge/view.ts';
import { t } from '../language/engine/words.ts';
import { calendarView } from './own-calendar.ts';
import { ownBreak } from './own-rounds.ts';
import { type OwnPresence, ownPresence } from './own-presence.ts';
import { type OwnProfile, overrideDueMs, ownProfile } from './own-profile.ts';
import { kept, local, memo } from './selectors.ts';
import { recentSessions } from './own-sessions.ts';
import { settingsView } from './own-settings.ts';
import { asksView, mayShowMeetings, meetingsView } from './surface.ts';
import { makeTeammates, type Teammates } from './teammates.ts';
import { budgetsView, isRatable, rateUntil } from './urgent.ts';
import { plannedView } from './planned.ts';
import { type EngineState, type InboxItem, relayNow, type SentMessage } from './state.ts';

const connectionView = (state: EngineState): ConnectionView => {
  const { connection } = state;
  if (connection.state !== 'waiting') return { state: connection.state };
  return {
    state: 'waiting',
    retryAt: state.reading.wall + (connection.retryMono - state.reading.monotonic),
  };
};

const profileView = (state: EngineState, profile: OwnProfile) => ({
  name: profile.name ?? state.name,
  timeZone: profile.timeZone,
  machineTimeZone: state.device.timeZone,
  workingHours: profile.workingHours,
  hoursOverride: profile.hoursOverride && local(profile.hoursOverride, ['until'], state.skewMs),
});

const ownView = (state: EngineState, profile: OwnProfile, presence: OwnPresence): OwnView => ({
  memberId: state.identity?.memberId ?? null,
  ...profileView(state, profile),
  presence: local(presence, ['until'], state.skewMs),
  manual: state.manual && local(state.manual, ['until'], state.skewMs),
  status: state.status && local(state.status, ['until'], state.skewMs),
  hasFeed: state.identity === null ? null : state.hasFeed,
  activity: state.activity.activity,
  activitySource: state.activity.source ?? null,
  activityProblem: state.activity.problem ?? null,
  isQuietedBySystem: state.doNotDisturb.isOn === true,
});

const focusView = (state: EngineState): FocusView | null => {
  if (state.focus === null) return null;
  const { changedAt: _, lapsed: __, breakTold: ___, ...session } = state.focus;
  return local(session, ['startedAt', 'endsAt', 'pausedAt'], state.skewMs);
};

const breakView = (state: EngineState): BreakView | null => {
  const pause = ownBreak(state);
  const rounds = state.focus?.rounds;
  if (pause === null || rounds === undefined) return null;
  const next = { index: rounds.index + 1, of: rounds.of };
  return local({ ...pause, next }, ['from', 'until'], state.skewMs);
};

/** A message as the window sees it. */
export const reviewItem = (state: EngineState, item: InboxItem): ReviewItem => {
  const { message } = item;
  return {
    messageId: message.messageId,
    from: message.from,
    fromName: state.profiles[message.from]?.name ?? t('engine.formerTeammate'),
    body: message.body,
    urgency: message.urgency,
    ...(message.urgentReason === undefined ? {} : { urgentReason: message.urgentReason }),
    ...(isRatable(item) ? { rateUntil: rateUntil(item) - state.skewMs } : {}),
    sentAt: message.sentAt - state.skewMs,
    heldMs: message.heldMs,
    batchId: item.batchId,
    reason: item.reason,
    receivedAt: item.receivedAt - state.skewMs,
    triage: item.triage,
    ...(item.couldWait === undefined ? {} : { couldWait: item.couldWait }),
    ...(item.laterUntil === undefined ? {} : { laterUntil: item.laterUntil - state.skewMs }),
  };
};

/** With this many that are done a window has what it goes through at present; it asks for the others (W16). */
const DONE_AT_HAND = 500;

/** The newest batches, whole, until so many in them are done: the progress through one counts all of it (W14). */
const batchesAtHand = (newestFirst: readonly InboxItem[]): ReadonlySet<string> => {
  const batches = new Set<string>();
  let done = 0;
  for (const { batchId, triage } of newestFirst) {
    if (done >= DONE_AT_HAND) break;
    batches.add(batchId);
    if (triage === 'done') done += 1;
  }
  return batches;
};

const reviewView = (state: EngineState): readonly ReviewItem[] => {
  const items = Object.values(state.inbox).sort((a, b) => b.seq - a.seq || b.index - a.index);
  const atHand = batchesAtHand(items);
  return items
    .filter(({ triage, batchId }) => triage !== 'done' || atHand.has(batchId))
    .toReversed()
    .map((item) => reviewItem(state, item));
};

const outgoingView = (state: EngineState): readonly OutgoingView[] =>
  Object.values(state.sent)
    .map((sent: SentMessage): OutgoingView =>
      local(sent, ['writtenAt', 'expectedAt'], state.skewMs),
    )
    .sort((a, b) => a.writtenAt - b.writtenAt);

/** What a window is shown of a state: all in one view, and by what changed. */
export interface Projection {
  /** Its teammates are put together when they are read. */
  readonly view: View;
  readonly teammates: Teammates;
}

/** Makes a function that turns states into views, and remembers what it made. */
export const createProjector = (): ((state: EngineState) => Projection) => {
  const teammatesOf = makeTeammates();
  const connection = memo(
    (s) => [s.connection.state, s.connection.state === 'waiting' && s.connection.retryMono],
    connectionView,
  );
  const presence = kept(ownPresence, (a, b) =>
    (['show', 'source', 'until'] as const).every((key) => a[key] === b[key]),
  );
  const own = memo(
    (s) => [
      s.identity,
      s.name,
      presence(s),
      s.manual,
      s.status,
      s.focus,
      s.activity,
      s.hasFeed,
      s.doNotDisturb.isOn,
      s.ops,
      s.skewMs,
      s.connection.state,
      s.profiles[s.identity?.memberId ?? ''],
      overrideDueMs(s) === null,
    ],
    (s) => ownView(s, ownProfile(s), presence(s)),
  );
  const settings = memo((s) => [s.settings], settingsView);
  const quarter = (s: EngineState) => Math.floor(relayNow(s) / 900_000);
  const sessions = memo((s) => [s.sessions, s.skewMs, quarter(s)], recentSessions);
  let planned: View['planned'] = null;
  const plannedOf = (s: EngineState): View['planned'] => {
    const now = plannedView(s);
    if (now?.key !== planned?.key || now?.until !== planned?.until) planned = now;
    return planned;
  };
  const calendar = memo((s) => [s.calendar, s.skewMs], calendarView);
  const focus = memo((s) => [s.focus, s.skewMs], focusView);
  const pause = memo((s) => [s.focus, s.skewMs, ownBreak(s) !== null], breakView);
  const review = memo((s) => [s.inbox, s.profiles, s.skewMs], reviewView);
  const asks = memo((s) => [s.asks, s.skewMs], asksView);
  const meetings = memo((s) => [s.meetings, s.skewMs, mayShowMeetings(s)], meetingsView);
  const outgoing = memo((s) => [s.sent, s.skewMs], outgoingView);
  const budgets = memo((s) => [s.urgentBudgets, s.skewMs], budgetsView);
  const viewOf = (state: EngineState, teammates: Teammates): View => ({
    device: state.device.kind,
    relayUrl: state.identity?.relayUrl ?? null,
    connection: connection(state),
    teamName: state.teamName,
    own: own(state),
    focus: focus(state),
    break: pause(state),
    get teammates() {
      return teammates.all();
    },
    held: state.held,
    heldKnownAt: state.heldKnownAt === null ? null : state.heldKnownAt - state.skewMs,
    review: review(state),
    outgoing: outgoing(state),
    drafts: state.drafts,
    urgentBudgets: budgets(state),
    settings: settings(state),
    asks: asks(state),
    meetings: meetings(state),
    deviceSettings: state.deviceSettings,
    language: languageFor(state.deviceSettings.language, state.device.languages ?? []),
    sessions: sessions(state),
    planned: plannedOf(state),
    notices: state.notices,
    calendar: calendar(state),
  });
  return (state) => {
    const teammates = teammatesOf(state);
    return { view: viewOf(state, teammates), teammates };
  };
};
