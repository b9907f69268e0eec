/** Views to test with: a small team at a known time, to be changed where a test needs it. */
import type {
  FocusView,
  OutgoingView,
  ReviewItem,
  TeammateView,
  View,
} from '../../shared/bridge/view.ts';
import { DEFAULT_SETTINGS } from '../../shared/engine/own-settings.ts';
import type { Presence } from '../../shared/protocol/fields.ts';

/** 10:48 on a Tuesday, on this machine's clock. */
export const SAMPLE_NOW = new Date(2026, 2, 10, 10, 48).getTime();
/** A minute, ms. */
export const MINUTE = 60_000;

/** A UUID that is the same in every run. */
export const sampleId = (n: number): string =>
  `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** A teammate; by default available since an hour. */
export const sampleTeammate = (
  memberId: string,
  name: string,
  presence: Partial<Presence> = {},
  timeZone = 'Europe/Lisbon',
): TeammateView => ({
  profile: { memberId, name, timeZone },
  presence: {
    memberId,
    show: 'available',
    source: 'connection',
    since: SAMPLE_NOW - 60 * MINUTE,
    ...presence,
  },
});

/** Teammates by their id. */
export const teamOf = (...teammates: readonly TeammateView[]): View['teammates'] =>
  Object.fromEntries(teammates.map((teammate) => [teammate.profile.memberId, teammate]));

/** A message that was released to oneself after 48 minutes. */
export const sampleItem = (n: number, item: Partial<ReviewItem> = {}): ReviewItem => ({
  messageId: sampleId(n),
  from: 'ana',
  fromName: 'Ana Lima',
  body: `Message ${n}`,
  urgency: 'normal',
  sentAt: SAMPLE_NOW - 48 * MINUTE + n * 1000,
  heldMs: 48 * MINUTE - n * 1000,
  batchId: 'batch-1',
  reason: 'focus-ended',
  receivedAt: SAMPLE_NOW - MINUTE,
  triage: 'unread',
  ...(item.urgency === 'urgent' ? { rateUntil: SAMPLE_NOW + 7 * 24 * 60 * MINUTE } : {}),
  ...item,
});

/** A message that oneself wrote to Ana and that is held. */
export const sampleOutgoing = (n: number, message: Partial<OutgoingView> = {}): OutgoingView => ({
  messageId: sampleId(n),
  to: 'ana',
  body: `Sent ${n}`,
  urgency: 'normal',
  writtenAt: SAMPLE_NOW - 5 * MINUTE,
  state: 'held',
  expectedAt: SAMPLE_NOW + 42 * MINUTE,
  ...message,
});

/** A session of 50 minutes with 42 left. */
export const sampleFocus = (session: Partial<FocusView> = {}): FocusView => ({
  focusId: sampleId(900),
  state: 'running',
  startedAt: SAMPLE_NOW - 8 * MINUTE,
  endsAt: SAMPLE_NOW + 42 * MINUTE,
  shareLabel: false,
  urgent: 'allow',
  ...session,
});

/** Online in a team of three: Ana focuses until 11:30, Ben is available. */
export const sampleView = (view: Partial<View> = {}): View => ({
  device: 'web',
  relayUrl: 'https://relay.example',
  connection: { state: 'online' },
  teamName: 'Nimbus',
  own: {
    memberId: 'eve',
    name: 'Eve Novak',
    timeZone: 'Europe/Berlin',
    machineTimeZone: 'Europe/Berlin',
    workingHours: null,
    hoursOverride: null,
    presence: { show: 'available', source: 'connection' },
    manual: null,
    status: null,
    activity: 'active',
    hasFeed: false,
    activitySource: 'this page',
    activityProblem: null,
    isQuietedBySystem: false,
  },
  focus: null,
  break: null,
  teammates: teamOf(
    sampleTeammate('ana', 'Ana Lima', {
      show: 'focusing',
      source: 'focus',
      since: SAMPLE_NOW - 8 * MINUTE,
      until: SAMPLE_NOW + 42 * MINUTE,
    }),
    sampleTeammate('ben', 'Ben Okafor'),
  ),
  held: { count: 0, urgent: 0, from: [] },
  heldKnownAt: null,
  review: [],
  outgoing: [],
  drafts: {},
  urgentBudgets: {},
  settings: DEFAULT_SETTINGS,
  asks: {},
  meetings: [],
  deviceSettings: {
    idleAfterMs: 5 * MINUTE,
    notifications: 'on',
    language: 'system',
    appearance: 'system',
  },
  language: 'en',
  sessions: [],
  planned: null,
  notices: [],
  calendar: {
    setting: null,
    focusWord: '',
    problem: null,
    readAt: null,
    eventsInWeek: 0,
    busyInWeek: 0,
  },
  ...view,
});

/** Alone: no team, nothing shared. */
export const soloView = (view: Partial<View> = {}): View => {
  const base = sampleView({ connection: { state: 'solo' }, teamName: null, teammates: {} });
  return { ...base, own: { ...base.own, memberId: null, name: '' }, ...view };
};
