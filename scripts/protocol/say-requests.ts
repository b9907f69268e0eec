/** What the reference says of each request. */
import type { RequestType } from '../../shared/protocol/requests.ts';
import { OK, type RequestDescription } from './request-description.ts';
import { SAMPLE } from './sample.ts';
import { SAY_FOCUS } from './say-focus.ts';
import { SAY_SHAPES } from './say-shapes.ts';

const messageIdOf = 'The `messageId` that it was sent with.';
const { ana, ben, messageId, now, later } = SAMPLE;

/** Each request. */
export const SAY_REQUESTS: Readonly<Record<RequestType, RequestDescription>> = {
  hello: {
    says: 'Lets the connection in. It is the first frame, once for each connection. A token that is not valid closes the connection 4003 and is told nothing; a `protocol` that the relay does not speak gets `error` `unsupported` and closes 4002.',
    fields: {
      token: 'The token of the device, from `POST /v1/teams`, `/v1/join` or `/v1/devices/claim`.',
      protocol: 'The version of the protocol that the client speaks: 1.',
      device: 'What this device is.',
      'device.kind': 'Its kind; teammates see it.',
      'device.name': 'Its name; its owner sees it in their list of devices.',
      cursor:
        'The highest `seq` that this device has **on disk**; 0 or left out for all that there is. Entries after it follow the `welcome`.',
      roster:
        'The `roster` of the profiles that this device has; when it is current, `welcome` comes without profiles.',
      activity:
        'How its person is at this device, as `activity` tells it; left out for a device that counts as `idle` until it says otherwise.',
    },
    answer: '[`welcome`](#welcome), in one part or several; then the entries after `cursor`.',
    refusals: ['unsupported'],
    example: {
      type: 'hello',
      id: '1',
      token: SAMPLE.token,
      protocol: 1,
      device: { kind: 'desktop', name: 'Ana’s laptop' },
      cursor: 41,
      roster: 7,
      activity: 'active',
    },
  },
  profile: {
    says: 'Changes name, time zone or hours. What is left out stays.',
    fields: {
      name: 'The name that teammates see.',
      timeZone: 'The time zone that the member’s day is counted in.',
      workingHours: 'The new hours, in place of all the old ones; null for none any more.',
      hoursOverride:
        'What counts instead of the hours, until a moment: then the relay drops it by itself. Null takes it back.',
    },
    answer: OK,
    example: {
      type: 'profile',
      id: '2',
      timeZone: 'Europe/Lisbon',
      workingHours: { weekly: [{ day: 1, from: 540, to: 1080 }] },
    },
  },
  activity: {
    says: 'What this device senses of its user. Send it at each change, and after a `welcome` whose `me.activity` is not so; a device that connects counts as idle until it says otherwise. It is a signal and no more: never tell for how long someone was idle. Coming back to `active` releases what is queued.',
    fields: {
      activity:
        '`unknown` where the device cannot tell: it then counts as active for 10 minutes after each request that a person caused.',
      at: 'When it was sensed.',
    },
    answer: OK,
    example: { type: 'activity', id: '3', activity: 'active', at: now },
  },
  manual: {
    says: 'Chooses by hand what teammates see. All of the member’s devices get it as an entry `manual`.',
    fields: {
      show: 'What to show; `null` goes back to automatic.',
      until: 'When it ends by itself, on the relay’s clock and with nobody connected as well.',
    },
    answer: OK,
    example: { type: 'manual', id: '4', show: 'busy', until: later },
  },
  status: {
    says: 'Sets the line of status. All of the member’s devices get it as an entry `status`.',
    like: SAY_SHAPES.StatusLine,
    fields: { text: 'The line; an empty one clears it. Blanks around it are taken off.' },
    answer: OK,
    example: { type: 'status', id: '5', text: 'On the train', emoji: '🚆', until: later },
  },
  settings: {
    says: 'Changes what holds for all of the member’s devices, which get the whole as an entry `settings`. What is left out stays; `null` goes back to how it comes.',
    like: SAY_SHAPES.OwnSettings,
    answer: OK,
    example: { type: 'settings', id: '6', holdCeilingMs: 7_200_000, plan: null },
  },
  calendar: {
    says: 'Tells when a calendar that this device reads makes its member busy, in place of what it told before. The relay keeps it in memory and unites what all devices of the member tell, so tell it after each `welcome` and when it changes. What a calendar says stands behind a choice `busy` or `away` by hand and a focus session.',
    fields: {
      busy: 'The stretches; none to take back all.',
      'busy[].from': 'When one begins.',
      'busy[].until': 'When it ends.',
    },
    answer: OK,
    example: {
      type: 'calendar',
      id: '19',
      busy: [{ from: now, until: later }],
    },
  },
  ...SAY_FOCUS,
  'message.send': {
    says: 'Sends a message. `ok` means that it is on the relay’s disk, synced. **Until it has come, keep the message and send it again after a reconnect, with the same `messageId` and the same content**: that is the same message, whatever happened, and gets the answer that stands now. The same `messageId` with other content is a `conflict`. An urgent message to who focuses breaks through when their session allows it and the sender’s budget to them is not spent (3 a day); refused, nothing was sent, and it may be sent as normal under a new `messageId`.',
    fields: {
      messageId: 'Made by the client, once for each message.',
      to: 'The member who is to get it: a teammate, not oneself.',
      body: 'The text.',
      urgency: '`urgent` only where it cannot wait.',
      urgentReason: 'Why it cannot wait; the receiver sees it. Required with `urgent`.',
      sentAt:
        'When it was written, for what was written offline; without it, or when it is ahead, the relay takes its own time.',
    },
    rule: {
      says: '`urgentReason` is required when `urgency` is `urgent`.',
      schema: {
        if: { properties: { urgency: { const: 'urgent' } } },
        then: { required: ['urgentReason'] },
      },
    },
    answer:
      '`ok` with `state`: `delivered` (it is in their log), `held` (with `expectedAt`) or `queued` (until they are back). Later changes come as entries `receipt`.',
    refusals: ['not_found', 'invalid', 'conflict', 'urgent_refused', 'urgent_spent'],
    example: {
      type: 'message.send',
      id: '11',
      messageId,
      to: ana,
      body: SAMPLE.message.body,
      urgency: 'normal',
      sentAt: SAMPLE.message.sentAt,
    },
  },
  'message.revise': {
    says: 'Replaces the words of a message of one’s own while it waits. Its receiver sees only the last ones and never learns of it.',
    fields: { messageId: messageIdOf, body: 'The new text.' },
    answer: OK,
    refusals: ['not_found', 'too_late'],
    example: { type: 'message.revise', id: '12', messageId, body: 'The build is green again.' },
  },
  'message.urge': {
    says: 'Makes a message of one’s own urgent while it waits. It is delivered where one sent as urgent would be, and counts in the budget like one; else it waits on as an urgent one. Refused, it waits on as it was. Again is answered as before.',
    fields: { messageId: messageIdOf, urgentReason: 'Why it cannot wait. The receiver reads it.' },
    answer: `${OK} With \`state\`, as after \`message.send\`.`,
    refusals: ['not_found', 'too_late', 'urgent_refused', 'urgent_spent'],
    example: {
      type: 'message.urge',
      id: '20',
      messageId,
      urgentReason: 'The release goes out at noon.',
    },
  },
  'message.withdraw': {
    says: 'Takes a message of one’s own back while it waits. Its receiver never learns of it. Again is `ok` again.',
    fields: { messageId: messageIdOf },
    answer: `${OK} An entry \`receipt\` with \`withdrawn\` comes before it.`,
    refusals: ['not_found', 'too_late'],
    example: { type: 'message.withdraw', id: '13', messageId },
  },
  sent: {
    says: 'Asks for messages of one’s own, so that each device shows what was sent from the others. **Without ids**, after `welcome`: `ok` names those that no device of their receivers has yet, and from then on [`wrote`](#wrote) names those that are sent, revised or made urgent at another device; what becomes of each the log tells (`receipt`). **With ids**: these messages come as [`messages`](#messages). Ask for the next after the answer to the one before; one that comes too soon is `rate_limited`. What was taken back, what others sent and what the relay no longer has is left out. It is no sign of a person.',
    fields: { messageIds: 'Which.' },
    answer: `${OK} With \`waiting\`, or after the last frame \`messages\`.`,
    refusals: ['rate_limited'],
    example: { type: 'sent', id: '24', messageIds: [messageId] },
  },
  triage: {
    says: 'What the receiver makes of a message. All of their devices get it as an entry `triage`; its sender learns nothing. One that was put off comes back as a batch of its own, reason `later`, but not into a focus.',
    fields: {
      messageId: 'The `messageId` of a message that came in a batch.',
      from: 'Who sent it. Always say so: two senders may have made the same id. Without it the message is found by its id alone.',
      to: 'Gone through, put off, or not gone through after all.',
      until: 'When it is to come back. Required with `later`.',
    },
    rule: {
      says: '`until` is required when `to` is `later`.',
      schema: { if: { properties: { to: { const: 'later' } } }, then: { required: ['until'] } },
    },
    answer: OK,
    refusals: ['not_found'],
    example: { type: 'triage', id: '14', messageId, from: ben, to: 'later', until: later },
  },
  'urgent.feedback': {
    says: 'Says of an urgent message that one got that it could have waited, or takes that back. Its sender may send one urgent message a day less to this member for 7 days. It may be said for 7 days.',
    fields: {
      messageId: 'The `messageId` of an urgent message that came in a batch.',
      from: 'Who sent it. Always say so: two senders may have made the same id.',
      couldWait: '`true`: it could have waited. `false`: not after all.',
    },
    answer: OK,
    refusals: ['not_found', 'too_late'],
    example: { type: 'urgent.feedback', id: '15', messageId, from: ben, couldWait: true },
  },
  'urgent.budget': {
    says: 'Asks how many urgent messages to a teammate break through still. It says nothing of whether they focus, or let urgent messages through.',
    fields: { to: 'Who would get them.' },
    answer: `${OK} With \`urgent\`.`,
    refusals: ['not_found'],
    example: { type: 'urgent.budget', id: '21', to: ben },
  },
  'surface.ask': {
    says: 'Waits for a teammate: once both are `available` or `open`, each gets an entry `surface` with `met`, at once where they are so now. Whoever is waited for learns nothing of it before. It ends by itself after 24 hours. Asking again while one waits is the same wait.',
    fields: { to: 'Who is waited for.' },
    answer: `${OK} The wait comes as an entry \`surface\` before it.`,
    refusals: ['not_found', 'invalid', 'conflict'],
    example: { type: 'surface.ask', id: '18', to: ben },
  },
  'surface.cancel': {
    says: 'Waits no longer. A wait that is over already is as good as cancelled.',
    fields: { to: 'Who was waited for.' },
    answer: OK,
    refusals: ['not_found'],
    example: { type: 'surface.cancel', id: '19', to: ben },
  },
  'surface.dismiss': {
    says: 'The member has seen that both are reachable, and does not want to be shown it any more. All of their devices are told, by an entry `surface` with `cancelled` and `metAt`; nobody else is. Nothing is told where that was said already, where it was longer ago than it is shown, and while the member waits for them again. An older relay answers `unsupported`: then it stays with this device.',
    fields: {
      to: 'The other one of the two.',
      metAt: 'The `at` of the entry with `met`, so that a later meeting is not dismissed unseen.',
    },
    answer: OK,
    refusals: ['not_found'],
    example: { type: 'surface.dismiss', id: '22', to: ben, metAt: now },
  },
  stored: {
    says: 'Says that this device has every entry up to `seq` on its disk. Senders get their `delivered` by it. Send it only after the data is synced; not for each entry, but once after several.',
    fields: { seq: 'The highest `seq` of those without a gap that are on disk.' },
    answer: OK,
    example: { type: 'stored', id: '16', seq: 44 },
  },
  ping: {
    says: 'Shows that the client is there. Send it when nothing else was sent for 20 s. Its answer comes behind every entry that was in the log by then. So send one at once after a `welcome` whose `head` is higher than the cursor: whoever has the answer, on a connection that they have not given up, has read up to that `head`, also where the end of the log is no longer kept.',
    fields: {},
    answer: '[`pong`](#pong).',
    example: { type: 'ping', id: '17' },
  },
};
