/** A right one of each request, to make wrong ones of. */
import type { RequestType } from '../../shared/protocol/requests.ts';

const UUID = '3f1a2b4c-5d6e-4f70-8a9b-0c1d2e3f4a5b';

const ROUNDS = {
  roundsId: UUID,
  index: 1,
  of: 4,
  focusMs: 1_500_000,
  breakMs: 300_000,
  longBreakMs: 900_000,
  longEvery: 4,
};

/** Fields of a valid request of each type, without `type` and `id`. */
export const VALID: Readonly<Record<RequestType, Readonly<Record<string, unknown>>>> = {
  hello: { token: 'a-token', protocol: 1, device: { kind: 'web', name: 'Tab' } },
  profile: {
    name: 'Ana',
    timeZone: 'UTC',
    workingHours: { weekly: [] },
    hoursOverride: { reachable: true, until: 1 },
  },
  activity: { activity: 'active', at: 1 },
  manual: { show: 'busy', until: 1 },
  status: { text: 'hi', emoji: '🎧', until: 1 },
  'focus.start': {
    focusId: UUID,
    endsAt: 1,
    label: 'x',
    shareLabel: true,
    urgent: 'allow',
    startedAt: 1,
    pausedMs: 1,
    rounds: ROUNDS,
    at: 1,
  },
  'focus.change': { focusId: UUID, endsAt: 1, at: 1 },
  'focus.pause': { focusId: UUID, at: 1 },
  'focus.resume': { focusId: UUID, at: 1 },
  'focus.end': { focusId: UUID, outcome: 'completed', at: 1 },
  'focus.report': {
    session: {
      focusId: UUID,
      startedAt: 1,
      endsAt: 2,
      outcome: 'expired',
      shareLabel: true,
      urgent: 'allow',
    },
  },
  settings: {
    holdCeilingMs: 3_600_000,
    presetsMs: [1_500_000],
    extensionsMs: [300_000],
    rounds: {
      focusMs: 1_500_000,
      breakMs: 300_000,
      longBreakMs: 900_000,
      longEvery: 4,
      of: 8,
    },
    plan: { stretches: [{ day: 1, from: 540, to: 660 }], start: 'ask' },
  },
  'message.send': {
    messageId: UUID,
    to: 'someone',
    body: 'x',
    urgency: 'urgent',
    urgentReason: 'y',
    sentAt: 1,
  },
  'message.revise': { messageId: UUID, body: 'x' },
  'message.urge': { messageId: UUID, urgentReason: 'y' },
  'message.withdraw': { messageId: UUID },
  triage: { messageId: UUID, from: 'someone', to: 'later', until: 1 },
  calendar: { busy: [{ from: 1, until: 2 }] },
  'urgent.feedback': { messageId: UUID, from: 'someone', couldWait: true },
  'urgent.budget': { to: 'someone' },
  'surface.ask': { to: 'someone' },
  'surface.cancel': { to: 'someone' },
  stored: { seq: 1 },
  ping: {},
};

/** Fields that may be missing. */
export const OPTIONAL: readonly string[] = [
  'profile.name',
  'profile.timeZone',
  'profile.workingHours',
  'profile.hoursOverride',
  'manual.until',
  'settings.holdCeilingMs',
  'settings.presetsMs',
  'settings.extensionsMs',
  'settings.rounds',
  'settings.plan',
  'status.emoji',
  'status.until',
  'focus.start.label',
  'focus.start.startedAt',
  'focus.start.pausedMs',
  'focus.start.rounds',
  'focus.start.at',
  'focus.change.at',
  'focus.pause.at',
  'focus.resume.at',
  'focus.end.at',
  'message.send.sentAt',
  'triage.from',
  'urgent.feedback.from',
];
