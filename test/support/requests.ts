/** A right one of each request, to make wrong ones of. */
import type { RequestType } from '../../shared/protocol/requests.ts';

const UUID = '3f1a2b4c-5d6e-4f70-8a9b-0c1d2e3f4a5b';

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
  'focus.start': { focusId: UUID, endsAt: 1, label: 'x', shareLabel: true, urgent: 'allow' },
  'focus.change': { focusId: UUID, endsAt: 1 },
  'focus.pause': { focusId: UUID },
  'focus.resume': { focusId: UUID },
  'focus.end': { focusId: UUID, outcome: 'completed' },
  'message.send': {
    messageId: UUID,
    to: 'someone',
    body: 'x',
    urgency: 'urgent',
    urgentReason: 'y',
    sentAt: 1,
  },
  'message.revise': { messageId: UUID, body: 'x' },
  'message.withdraw': { messageId: UUID },
  triage: { messageId: UUID, from: 'someone', to: 'later', until: 1 },
  'urgent.feedback': { messageId: UUID, from: 'someone', couldWait: true },
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
  'status.emoji',
  'status.until',
  'focus.start.label',
  'message.send.sentAt',
  'triage.from',
  'urgent.feedback.from',
];
