/** Every state of the window worth looking at, by name: for the smoke test and for screenshots. */
import type { ShellView } from '../../shared/bridge/shell.ts';
import type { View } from '../../shared/bridge/view.ts';
import type { SessionRecord } from '../../shared/domain/statistics.ts';
import { DEFAULT_SETTINGS } from '../../shared/engine/own-settings.ts';
import { bigTeam, itemsInEveryScript, manyItems, teamInEveryScript } from './extremes.ts';
import {
  MINUTE,
  SAMPLE_NOW,
  sampleFocus,
  sampleId,
  sampleItem,
  sampleOutgoing,
  sampleTeammate,
  sampleView,
  soloView,
  teamOf,
} from './sample-view.ts';

/** A view, where the window is, and the link that it was opened with. */
export interface Scene {
  readonly view: View;
  readonly hash: string;
  readonly joinLink?: string;
  /** The desktop around it; without it the window is in a browser. */
  readonly shell?: Partial<ShellView>;
  /** Texts of what is pressed before it is looked at, in English. */
  readonly presses?: readonly string[];
}

/** The name of a scene. */
export type SceneName = keyof typeof scenes;

const until = (minutes: number): number => SAMPLE_NOW + minutes * MINUTE;
const since = (minutes: number): number => SAMPLE_NOW - minutes * MINUTE;

const team = teamOf(
  sampleTeammate('ana', 'Ana Lima', {
    show: 'focusing',
    source: 'focus',
    since: since(8),
    until: until(42),
    focusLabel: 'Quarterly report',
  }),
  sampleTeammate(
    'ben',
    'Ben Okafor',
    { statusEmoji: '☕', statusText: 'Pairing all morning, come in' },
    'Africa/Lagos',
  ),
  sampleTeammate(
    'cho',
    'Cho Min-ji',
    { show: 'offline', source: 'connection', since: since(9 * 60) },
    'Asia/Seoul',
  ),
  sampleTeammate(
    'dan',
    'Daniela Fernández-Villanueva de la Torre',
    { show: 'open', source: 'manual' },
    'America/Bogota',
  ),
  sampleTeammate(
    'fay',
    'Fay Ito',
    { show: 'busy', source: 'manual', since: since(20) },
    'Asia/Tokyo',
  ),
  sampleTeammate(
    'gus',
    'Gus Larsen',
    { show: 'away', source: 'idle', since: since(35) },
    'Europe/Oslo',
  ),
  sampleTeammate(
    'hao',
    'Hao',
    { show: 'focusing', source: 'focus', since: since(60), until: until(5) },
    'Asia/Shanghai',
  ),
);

const review = [
  sampleItem(1, {
    body: 'The numbers for March are in: https://example.org/march (page 3).\nCan you look at the second table before you send it on?',
  }),
  sampleItem(2, { body: 'And one more thing: the cover still has last year on it.' }),
  sampleItem(3, { from: 'ben', fromName: 'Ben Okafor', body: 'Lunch tomorrow?' }),
  sampleItem(4, {
    from: 'fay',
    fromName: 'Fay Ito',
    urgency: 'urgent',
    urgentReason: 'The customer call is at noon',
    body: 'Which price do I name them, the old or the new one?',
  }),
  sampleItem(5, {
    from: 'ben',
    fromName: 'Ben Okafor',
    body: 'Never mind the lunch, Thursday is better.',
    triage: 'done',
  }),
  sampleItem(6, { body: 'I moved our call to Friday.', triage: 'later', laterUntil: until(60) }),
  sampleItem(7, {
    from: 'dan',
    fromName: 'Daniela Fernández-Villanueva de la Torre',
    body: 'x'.repeat(400),
  }),
];

const outgoing = [
  sampleOutgoing(20, {
    body: 'Thanks, that helps.',
    state: 'delivered',
    writtenAt: since(60 * 20),
  }),
  sampleOutgoing(21, {
    body: 'Are we still on for three?',
    state: 'withdrawn',
    writtenAt: since(30),
  }),
  sampleOutgoing(22, {
    body: 'Server is down',
    urgency: 'urgent',
    state: 'failed',
    problem: 'Ana takes no urgent messages in this session. You can send it as a normal one.',
    writtenAt: since(12),
  }),
  sampleOutgoing(23, { body: 'Could you have a look at the draft? https://example.org/draft' }),
  sampleOutgoing(24, { body: 'No hurry with it.', state: 'waiting', writtenAt: since(1) }),
];

const base = sampleView({ teammates: team, outgoing });
const rounds = (index: number) => ({
  roundsId: '00000000-0000-4000-8000-000000000077',
  index,
  of: 4,
  focusMs: 25 * 60_000,
  breakMs: 5 * 60_000,
  longBreakMs: 15 * 60_000,
  longEvery: 4,
});
const focusing = {
  ...base.own,
  presence: { show: 'focusing', source: 'focus', until: until(42) },
} as const;
const session = (
  n: number,
  fromMin: number,
  minutes: number,
  over: Partial<SessionRecord> = {},
) => ({
  focusId: sampleId(500 + n),
  startedAt: since(fromMin),
  endedAt: since(fromMin - minutes),
  focusedMs: minutes * MINUTE,
  plannedMs: minutes * MINUTE,
  outcome: 'expired' as const,
  held: 0,
  released: 0,
  ...over,
});
const sessions = [
  session(1, 24 * 60 + 30, 90),
  session(2, 150, 50, { label: 'Quarterly report', held: 4, released: 4 }),
  session(3, 80, 7, { outcome: 'stopped' }),
  session(4, 60, 25, {
    label: 'A reply to the reviewers of the second draft',
    outcome: 'completed',
  }),
];
const heldTwo = { count: 2, urgent: 0, from: ['ana', 'ben'] };
const scene = (
  hash: string,
  view: Partial<View> = {},
  more: Pick<Scene, 'shell' | 'presses'> = {},
): Scene => ({
  ...more,
  hash,
  view: { ...base, ...view },
});

/** The scenes. */
export const scenes = {
  welcome: { hash: '', view: soloView() },
  'welcome-invite': {
    hash: '',
    view: soloView(),
    joinLink: 'https://relay.example.org/#join=abcdefghijklmnopqrstuvwx',
  },
  'welcome-device': {
    hash: '',
    view: soloView(),
    joinLink: 'https://relay.example.org/#device=ABCD2345',
  },
  'solo-team': { hash: '#/team', view: soloView() },
  'solo-focus': { hash: '#/focus', view: soloView() },
  team: scene('#/team', {
    review: review.slice(0, 4),
    own: { ...base.own, status: { text: 'Writing the quarterly report', emoji: '✍️' } },
  }),
  'team-empty': scene('#/team', { teammates: {} }),
  'team-offline': scene('#/team', {
    connection: { state: 'waiting', retryAt: SAMPLE_NOW + 12_000 },
  }),
  'signed-out': scene('#/team', { connection: { state: 'signedOut' } }),
  notices: scene('#/team', {
    notices: [
      {
        noticeId: 'store',
        text: 'The disk is full: what you write now is not kept. Make room, then write on.',
      },
    ],
  }),
  compose: scene('#/team/ana', { drafts: { ana: 'Hi Ana, could you ' } }),
  'compose-here': scene('#/team/ben'),
  'compose-offline': scene('#/team/ana', {
    connection: { state: 'waiting', retryAt: SAMPLE_NOW + 12_000 },
  }),
  'focus-start': scene('#/focus'),
  'focus-planned': scene('#/focus', {
    planned: { key: 'plan/x', from: since(3), until: until(117), label: 'Focus: quarterly report' },
    sessions,
  }),
  'focus-rounds-done': scene('#/focus', {
    focus: sampleFocus({
      state: 'ended',
      outcome: 'expired',
      endsAt: since(1),
      rounds: rounds(4),
      nextStep: 'Check the totals in table 2',
    }),
    sessions,
  }),
  'focus-own-lengths': scene('#/focus', {
    settings: {
      ...DEFAULT_SETTINGS,
      presetsMs: [5, 10, 15, 25, 45, 60, 90, 120].map((minutes) => minutes * MINUTE),
    },
    sessions,
  }),
  'focus-running': scene('#/focus', {
    own: focusing,
    focus: sampleFocus({ label: 'Quarterly report', nextStep: 'Check the totals in table 2' }),
    held: heldTwo,
    review: [
      sampleItem(9, {
        urgency: 'urgent',
        reason: 'urgent',
        heldMs: 0,
        batchId: 'b9',
        receivedAt: since(2),
      }),
    ],
  }),
  'focus-paused': scene('#/focus', {
    own: focusing,
    focus: sampleFocus({ state: 'paused', pausedAt: since(2) }),
    held: heldTwo,
  }),
  'focus-round': scene('#/focus', {
    own: focusing,
    focus: sampleFocus({ rounds: rounds(2), nextStep: 'Check the totals in table 2' }),
  }),
  'focus-break': scene('#/focus', {
    focus: sampleFocus({
      state: 'ended',
      outcome: 'expired',
      endsAt: since(2),
      rounds: rounds(1),
      nextStep: 'Check the totals in table 2',
    }),
    break: { from: since(2), until: until(3), isLong: false, next: { index: 2, of: 4 } },
    review,
  }),
  'focus-ended': scene('#/focus', {
    focus: sampleFocus({
      state: 'ended',
      outcome: 'completed',
      endsAt: since(1),
      nextStep: 'Check the totals in table 2',
    }),
    review,
  }),
  review: scene('#/review', { review }),
  'review-quiet': scene('#/review', {
    own: focusing,
    focus: sampleFocus({ nextStep: 'Check the totals in table 2' }),
    held: heldTwo,
    review: [
      ...review,
      sampleItem(9, {
        fromName: 'Fay Ito',
        from: 'fay',
        urgency: 'urgent',
        reason: 'urgent',
        heldMs: 0,
        batchId: 'b9',
        urgentReason: 'The customer call is at noon',
        receivedAt: since(2),
      }),
    ],
  }),
  'review-done': scene('#/review', {
    review: review.map((item) => ({ ...item, triage: 'done' as const })),
  }),
  'review-empty': scene('#/review'),
  'surface-waiting': scene('#/team/fay', {
    asks: { fay: { askedAt: since(30), endsAt: until(24 * 60 - 30) } },
    meetings: [{ memberId: 'ben', at: since(1), isAsked: false }],
  }),
  'surface-offer': scene('#/team/gus'),
  'settings-planned': scene('#/settings', {
    settings: {
      ...DEFAULT_SETTINGS,
      plan: {
        stretches: [1, 2, 3, 4, 5].map((day) => ({ day, from: 9 * 60, to: 11 * 60 })),
        start: 'auto',
      },
    },
    own: { ...base.own, hasFeed: true, isQuietedBySystem: true },
  }),
  settings: scene('#/settings', {
    own: {
      ...base.own,
      activityProblem:
        'A browser cannot tell whether you are at your desk while this tab is hidden.',
    },
  }),
  'compose-urgent': scene(
    '#/team/ana',
    { urgentBudgets: { ana: { left: 2 } }, outgoing: [] },
    { presses: ['Urgent'] },
  ),
  'compose-urgent-spent': scene(
    '#/team/ana',
    { urgentBudgets: { ana: { left: 0, backAt: until(13 * 60) } }, outgoing: [] },
    { presses: ['Urgent'] },
  ),
  'compose-make-urgent': scene(
    '#/team/ana',
    { urgentBudgets: { ana: { left: 1 } }, outgoing: outgoing.slice(3, 4) },
    { presses: ['Make urgent'] },
  ),
  'review-reply': scene('#/review', { review }, { presses: ['Reply'] }),
  'review-later': scene('#/review', { review }, { presses: ['Later'] }),
  'review-pick-time': scene('#/review', { review }, { presses: ['Later', 'Pick a time'] }),
  'review-500': scene('#/review', { review: manyItems(500) }),
  'review-scripts': scene('#/review', { review: itemsInEveryScript() }),
  keys: scene('#/review', { review }, { presses: ['all keys'] }),
  palette: scene('#/team', {}, { presses: ['Actions'] }),
  'team-one': scene('#/team', { teammates: teamOf(sampleTeammate('ben', 'Ben Okafor')) }),
  'team-2000': scene('#/team', { teammates: bigTeam(2000) }),
  'team-scripts': scene('#/team/s3', { teammates: teamInEveryScript() }),
  desktop: scene('#/settings', { device: 'desktop' }, { shell: {} }),
  'desktop-diagnostics': scene(
    '#/settings',
    { device: 'desktop' },
    { shell: {}, presses: ['Show diagnostics'] },
  ),
} as const satisfies Readonly<Record<string, Scene>>;

/** Scenes in which there is too much to be read as a whole. */
export const ENDLESS: readonly SceneName[] = ['team-2000', 'review-500'];
