/** What the reference says of each frame from the relay, and of each kind of entry. */
import type { Entry, ReplyType } from '../../shared/protocol/replies.ts';
import type { Description } from './described.ts';
import { SAMPLE } from './sample.ts';
import { SAY_SHAPES } from './say-shapes.ts';

const { ana, ben, messageId, now, later, focus, presence, profile } = SAMPLE;
const held = { count: 3, urgent: 0, from: [ben] };
type Exemplified = Description & { readonly example: Readonly<Record<string, unknown>> };

/** Each frame. */
export const SAY_REPLIES: Readonly<Record<ReplyType, Exemplified>> = {
  welcome: {
    says: 'Answers `hello`: the team as it stands. A large team comes in several of these, `part` 1 to `parts`, one after the other: each has the same header, and `members` and `profiles` are to be put together. Once the last part is here it replaces all that the client knew of presence; what comes after it is newer.',
    fields: {
      me: 'What the relay keeps of this member’s own choices: it wins over what a device remembers.',
      'me.memberId': 'Who one is.',
      'me.deviceId': 'Which of one’s devices this is.',
      'me.activity':
        'What this device counts as. Where it is left out, or is no longer so, send `activity`.',
      'me.focus': 'The focus session that was last, running or ended; `null` where there was none.',
      'me.manual': 'The choice by hand in force.',
      'me.status': 'The line of status.',
      'me.hasFeed': 'Whether one’s focus sessions can be read at a secret address.',
      'me.settings': 'What this member set for all their devices; a relay of before leaves it out.',
      'me.asks': 'Whom this member waits for, the oldest wait first.',
      team: 'The team.',
      'team.teamId': 'Its id.',
      'team.name': 'Its name.',
      members: 'Everyone, oneself too; whoever is not listed is offline, nobody knows since when.',
      roster: 'The version of the profiles: keep it with them for the next `hello`.',
      profiles:
        'All profiles, in place of those that the client had; left out when its `roster` is current.',
      part: 'Which part this is, from 1.',
      parts: 'How many there are.',
      head: 'The last `seq` of the log: the device has caught up when it has this one, or the answer to a `ping`.',
      held: 'What waits for this member.',
      now: 'The relay’s time, to set one’s own clock against.',
      limits: 'Figures of this relay.',
      'limits.holdCeilingMs': 'Nothing is held for this member for longer than this.',
      'limits.urgentPerDay': 'Urgent messages a day to one teammate.',
    },
    example: {
      type: 'welcome',
      re: '1',
      me: {
        memberId: ana,
        deviceId: SAMPLE.deviceId,
        focus,
        manual: null,
        status: null,
        hasFeed: false,
        settings: {},
        asks: [],
      },
      team: { teamId: SAMPLE.teamId, name: 'Crew' },
      members: [presence],
      roster: 7,
      profiles: [profile],
      part: 1,
      parts: 1,
      head: 44,
      held,
      now,
      limits: { holdCeilingMs: 14_400_000, urgentPerDay: 3 },
    },
  },
  presence: {
    says: 'Members whose presence changed, each whole: put it in place of what was known. All teammates get changes in the same order.',
    fields: { members: 'Those that changed.' },
    example: { type: 'presence', members: [presence] },
  },
  profiles: {
    says: 'Profiles that changed, of someone who joined, changed something, or left.',
    fields: { roster: 'The new version.', profiles: 'Those that changed, each whole.' },
    example: { type: 'profiles', roster: 8, profiles: [profile] },
  },
  held: {
    says: 'What waits for this member, when that changed. Counts and senders only.',
    like: SAY_SHAPES.HeldCounts,
    example: { type: 'held', ...held },
  },
  entry: {
    says: 'The next entry of the member’s log. `seq` grows by one from each entry of a connection to the next; see [The log](#the-log).',
    fields: {
      seq: 'Its place in the log, from 1.',
      at: 'When it was written.',
      entry:
        'What happened: see [Entries](#entries). Skip, and count as stored, a kind that you do not know.',
    },
    example: {
      type: 'entry',
      seq: 44,
      at: now,
      entry: { type: 'triage', messageId, from: ben, to: 'done' },
    },
  },
  wrote: {
    says: 'Something new about messages of one’s own: they were sent, revised or made urgent at another of one’s devices. Comes after [`sent`](#sent) without ids; ask for them with `sent`.',
    fields: { messageIds: 'Which.' },
    example: { type: 'wrote', messageIds: [messageId] },
  },
  messages: {
    says: 'Messages of one’s own as they are now, in one frame or several; the `ok` of the request comes after the last.',
    fields: {
      messages: 'Those that were asked for, as far as the relay has them.',
      'messages[].messageId': 'The `messageId` that it was sent with.',
      'messages[].to': 'Who it is for.',
      'messages[].body': 'What it says now.',
      'messages[].urgency': 'As it is now.',
      'messages[].sentAt': 'When it was written.',
      'messages[].state': 'Where it is.',
      'messages[].expectedAt': 'When it is held: when it is expected to be released.',
    },
    example: {
      type: 'messages',
      messages: [
        {
          messageId,
          to: ben,
          body: 'The draft is ready.',
          urgency: 'normal',
          sentAt: now,
          state: 'held',
          expectedAt: focus.endsAt,
        },
      ],
    },
  },
  ok: {
    says: 'The request was done, and what it changed is on the relay’s disk.',
    fields: {
      state: 'After `message.send` and `message.urge`: where the message is.',
      expectedAt: 'After those, when it is held: when it is expected to be released.',
      urgent: 'After `urgent.budget`: what is left.',
      'urgent.to': 'Who was asked about.',
      'urgent.left': 'How many urgent messages to this member break through still.',
      'urgent.backAt': 'With none left: when the next one comes back.',
      'urgent.session':
        'What the session that they are in does with urgent ones; left out where they do not focus.',
      waiting: 'After `sent` without ids: what is on its way, then what waits, the latest first.',
    },
    example: { type: 'ok', re: '11', state: 'held', expectedAt: focus.endsAt },
  },
  error: {
    says: 'The request was refused, and nothing was changed. The connection lives on unless a close follows.',
    fields: {
      re: 'The `id` of the request, or `null` where none could be read.',
      code: 'Why. Decide by this.',
      message: 'The same for people, and what to do; with `invalid` it names the field.',
      retryAfterMs: 'With `rate_limited`: how long to wait before the next request.',
    },
    example: {
      type: 'error',
      re: '12',
      code: 'too_late',
      message: 'It is with its receiver already, so it can no longer be changed.',
    },
  },
  pong: {
    says: 'Answers `ping`.',
    fields: { now: 'The relay’s time.' },
    example: { type: 'pong', re: '17', now },
  },
};

/** Each kind of entry. */
export const SAY_ENTRIES: Readonly<Record<Entry['type'], Exemplified>> = {
  batch: {
    says: 'Messages that became this member’s to see. One `batchId` is one release, and one notification. A large one comes in parts, which are consecutive entries.',
    fields: {
      batchId: 'Which release.',
      reason:
        'Why now: the focus or busy time ended; they had been held for as long as may be (`ceiling`); the member is back; they were reachable anyway (`live`); an urgent one broke through; or one that was put off comes again (`later`: it has come before, under the same `messageId` and `from`).',
      part: 'Which part this is, from 1.',
      parts: 'How many there are.',
      messages: 'In the order in which the relay took them.',
    },
    example: {
      type: 'batch',
      batchId: 'h2Rk7vN4x9Sd',
      reason: 'focus-ended',
      part: 1,
      parts: 1,
      messages: [SAMPLE.message],
    },
  },
  receipt: {
    says: 'How a message that this member **sent** stands now. There are no read receipts: `delivered` says only that a device of the receiver has it on disk.',
    fields: {
      messageId: 'The message.',
      state: '`held` comes again when `expectedAt` changed.',
      expectedAt: 'With `held`: when it is expected to be released.',
      at: 'When this came to be.',
    },
    example: { type: 'receipt', messageId, state: 'delivered', at: now },
  },
  triage: {
    says: 'What this member made of a message, on one of their devices.',
    fields: {
      messageId: 'The message.',
      from: 'Who sent it; left out where the relay did not keep it.',
      to: 'Gone through, put off, or not gone through after all.',
      until: 'With `later`: when it comes back.',
    },
    example: { type: 'triage', messageId, from: ben, to: 'later', until: later },
  },
  focus: {
    says: 'This member’s focus session after a change, whole. It counts for all their devices.',
    like: SAY_SHAPES.FocusRecord,
    example: { type: 'focus', ...focus },
  },
  manual: {
    says: 'This member’s choice by hand after a change.',
    fields: { choice: 'The choice; `null`: automatic again.' },
    example: { type: 'manual', choice: { show: 'busy', until: later } },
  },
  status: {
    says: 'This member’s line of status after a change.',
    fields: { line: 'The line; `null`: none.' },
    example: { type: 'status', line: { text: 'On the train', emoji: '🚆' } },
  },
  settings: {
    says: 'What this member set for all their devices, after a change.',
    fields: { settings: 'All of it; what is not there is as it comes.' },
    example: { type: 'settings', settings: { presetsMs: [1_500_000, 3_000_000] } },
  },
  surface: {
    says: 'A wait of this member for a teammate began or ended; or, with `met`, somebody’s wait for this member. Show a `met` once, quietly, and never to who is focusing: keep it until the focus ends, and drop it when it is older than 15 minutes by then. After a connection was lost, read the log up to `head` before `surface.ask` is sent again: the wait may have begun, and ended, meanwhile.',
    fields: {
      memberId: 'The other one of the two.',
      state:
        '`met`: both are reachable now, and the wait is over. `expired`: it was over after 24 hours; nobody else is told of that.',
      by: 'Who asked: this member, or with `met` also the other one.',
      metAt:
        'With `cancelled`, and while no wait is on: the news of meetings up to this moment was dismissed at one of the member’s devices; stop showing it. A later one stays. A client that does not know this field has nothing to end.',
    },
    example: { type: 'surface', memberId: ben, state: 'met', by: ana },
  },
};
