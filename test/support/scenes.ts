/** Every state of the window worth looking at, by name: for the smoke test and for screenshots. */
import type { SessionRecord } from '../../shared/domain/statistics.ts';
import { replyDraftId } from '../../shared/bridge/view.ts';
import { DEFAULT_SETTINGS } from '../../shared/engine/own-settings.ts';
import { bigTeam, itemsInEveryScript, manyItems, teamInEveryScript } from './extremes.ts';
import {
  MINUTE,
  SAMPLE_NOW,
  sampleFocus,
  sampleId,
  sampleOutgoing,
  sampleItem,
  sampleTeammate,
  soloView,
  teamOf,
} from './sample-view.ts';
import { edgeScenes } from './scenes/edges.ts';
import { base, focusing, outgoing, type Scene, scene, since, until } from './scenes/scene.ts';
import { settingsScenes } from './scenes/settings.ts';

export type { Scene } from './scenes/scene.ts';

/** The name of a scene. */
export type SceneName = keyof typeof scenes;

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

const rounds = (index: number) => ({
  roundsId: '00000000-0000-4000-8000-000000000077',
  index,
  of: 4,
  focusMs: 25 * 60_000,
  breakMs: 5 * 60_000,
  longBreakMs: 15 * 60_000,
  longEvery: 4,
});
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
/** The scenes. */
export const scenes = {
  welcome: { hash: '', view: soloView() },
  'solo-team': { hash: '#/team', view: soloView() },
  'solo-review': { hash: '#/review', view: soloView() },
  'solo-focus': { hash: '#/focus', view: soloView() },
  team: scene('#/team', {
    review: review.slice(0, 4),
    drafts: { ben: { body: 'About Thursday: ' } },
    own: { ...base.own, status: { text: 'Writing the quarterly report', emoji: '✍️' } },
  }),
  'team-namesakes': scene('#/team', {
    own: { ...base.own, name: 'Ana Lima' },
    teammates: {
      ...base.teammates,
      ben2: sampleTeammate(
        'ben2',
        'Ben Okafor',
        { show: 'focusing', until: until(48) },
        'Asia/Tokyo',
      ),
    },
  }),
  'team-done-today': scene('#/team', {
    own: {
      ...base.own,
      hoursOverride: { reachable: false, until: until(13 * 60 + 12) },
      presence: { show: 'away', source: 'schedule', until: until(13 * 60 + 12) },
    },
  }),
  'team-presence-menu': scene('#/team', {}, { presses: ['shows.available'] }),
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
  compose: scene('#/team/ana', {
    drafts: { ana: { body: 'Hi Ana, could you ' } },
    review: review.slice(0, 2),
  }),
  'compose-here': scene('#/team/ben'),
  'compose-offline': scene('#/team/ana', {
    connection: { state: 'waiting', retryAt: SAMPLE_NOW + 12_000 },
  }),
  'focus-start': scene('#/focus'),
  'focus-custom': scene('#/focus', {}, { presses: ['focus.custom'] }),
  'focus-until': scene('#/focus', {}, { presses: ['focus.until'] }),
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
  'focus-running-offline': scene('#/focus', {
    own: focusing,
    focus: sampleFocus(),
    connection: { state: 'waiting', retryAt: SAMPLE_NOW + 12_000 },
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
  'review-done-for-now': scene('#/review', {
    review: review.map((item) =>
      item.triage === 'later' ? item : { ...item, triage: 'done' as const },
    ),
  }),
  'review-empty': scene('#/review'),
  'review-done-offline': scene('#/review', {
    review: review.map((item) => ({ ...item, triage: 'done' as const })),
    connection: { state: 'waiting', retryAt: SAMPLE_NOW + 12_000 },
    heldKnownAt: since(16),
    meetings: [{ memberId: 'ben', at: since(20), isAsked: false }],
  }),
  'review-empty-offline': scene('#/review', {
    connection: { state: 'connecting' },
  }),
  'surface-waiting': scene('#/team/fay', {
    asks: { fay: { askedAt: since(30), endsAt: until(24 * 60 - 30) } },
    meetings: [{ memberId: 'ben', at: since(1), isAsked: false }],
  }),
  'surface-offer': scene('#/team/gus'),
  'compose-urgent': scene(
    '#/team/ana',
    { urgentBudgets: { ana: { left: 2 } }, outgoing: [] },
    { presses: ['compose.urgent'] },
  ),
  'compose-urgent-here': scene(
    '#/team/ben',
    { urgentBudgets: { ben: { left: 0, backAt: until(13 * 60) } } },
    { presses: ['compose.urgent'] },
  ),
  'compose-urgent-spent': scene(
    '#/team/ana',
    { urgentBudgets: { ana: { left: 0, backAt: until(13 * 60) } }, outgoing: [] },
    { presses: ['compose.urgent'] },
  ),
  'compose-urgent-barred': scene('#/team/ana', {
    drafts: { ana: { body: 'Server is down', urgency: 'urgent', urgentReason: 'All is red' } },
    urgentBudgets: { ana: { left: 3, session: 'refuse' } },
    outgoing: [],
  }),
  'compose-urgent-refused': scene('#/team/ana', { outgoing: outgoing.slice(2, 3) }),
  'compose-edit-refused': scene(
    '#/team/ana',
    { outgoing: outgoing.slice(2, 3) },
    { presses: ['compose.edit'] },
  ),
  'compose-make-urgent': scene(
    '#/team/ana',
    { urgentBudgets: { ana: { left: 1 } }, outgoing: outgoing.slice(3, 4) },
    { presses: ['compose.makeUrgent'] },
  ),
  'compose-late': scene('#/team/ana', {
    drafts: { [sampleId(61)]: { body: 'Could you look at page 3 instead?' } },
    outgoing: [
      sampleOutgoing(61, { body: 'Could you look at page 2?', state: 'delivered' }),
      sampleOutgoing(62, {
        body: 'And the totals in table 4.',
        state: 'failed',
        problem:
          'What you changed came after it had been delivered. These words can go as a message of their own.',
      }),
    ],
  }),
  'review-reply': scene('#/review', { review }, { presses: ['review.reply'] }),
  'review-replied': scene('#/review', {
    review,
    outgoing: [
      sampleOutgoing(70, {
        to: 'fay',
        replyTo: sampleId(4),
        body: 'The old one, until Monday.',
      }),
      sampleOutgoing(71, { replyTo: sampleId(2), body: 'Mended.', state: 'delivered' }),
    ],
    drafts: { [replyDraftId(sampleId(4))]: { body: 'And for the ' } },
  }),
  'review-later': scene('#/review', { review }, { presses: ['review.later'] }),
  'review-pick-time': scene(
    '#/review',
    { review },
    { presses: ['review.later', 'review.pickTime'] },
  ),
  'review-all': scene(
    '#/review/all',
    { review },
    {
      answers: {
        readMessages: {
          ok: true,
          messages: {
            total: 312,
            items: [...review, ...review].toReversed().map((item, n) => ({
              ...item,
              messageId: sampleId(300 + n),
              receivedAt: since(n < 4 ? n * 20 : n * 24 * 60),
              triage: n % 5 === 4 ? ('later' as const) : ('done' as const),
              laterUntil: until(24 * 60),
            })),
          },
        },
      },
    },
  ),
  'review-all-empty': scene(
    '#/review/all',
    {},
    { answers: { readMessages: { ok: true, messages: { total: 0, items: [] } } } },
  ),
  'review-500': scene('#/review', { review: manyItems(500) }),
  'review-scripts': scene('#/review', { review: itemsInEveryScript() }),
  keys: scene('#/review', { review }, { presses: ['keys.all'] }),
  palette: scene('#/team', {}, { presses: ['palette.actions'] }),
  'team-one': scene('#/team', { teammates: teamOf(sampleTeammate('ben', 'Ben Okafor')) }),
  'team-2000': scene('#/team', { teammates: bigTeam(2000) }),
  'team-scripts': scene('#/team/s3', { teammates: teamInEveryScript() }),
  ...settingsScenes,
  ...edgeScenes,
} as const satisfies Readonly<Record<string, Scene>>;

/** Scenes in which there is too much to be read as a whole. */
export const ENDLESS: readonly SceneName[] = ['team-2000', 'review-500'];
