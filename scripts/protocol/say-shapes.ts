/** What the reference says of values and objects that stand in several frames. */
import type { Description } from './described.ts';
import type { SCALARS, ShapeName } from './schemas.ts';
import { SAMPLE } from './sample.ts';

/** What each named value is. */
export const SAY_SCALARS: Readonly<Record<keyof typeof SCALARS, string>> = {
  Time: 'A moment: milliseconds since 1970-01-01T00:00Z, on the **relay’s** clock. A device learns from `welcome.now` and `pong.now` by how much its own clock differs, and converts.',
  Duration: 'A length of time in milliseconds.',
  Id: 'An id made by the relay. Opaque: compare it, never take it apart.',
  Uuid: 'An id made by the client: a UUID, of version 4 or 7 for choice. The relay compares it as text, so write it always in the same way (lower case).',
  TimeZone:
    'The name of an IANA time zone, such as `Europe/Lisbon`. One that the relay does not know is `invalid`.',
};

const statusLine: Description = {
  says: 'A line that a member wrote about themselves.',
  fields: {
    text: 'The line. Blanks around it are taken off.',
    emoji: 'An emoji before it.',
    until: 'When it clears itself.',
  },
};
const heldCounts: Description = {
  says: 'How much waits for a member. Never what it says: while they focus, no frame tells them a word of it.',
  fields: {
    count: 'How many messages wait.',
    urgent: 'How many of them were sent as urgent.',
    from: 'Who sent them: the senders whose oldest message waits longest, first 200.',
    others: 'How many more senders there are, when `from` does not name all.',
  },
};
const focusRecord: Description = {
  says: 'A focus session. It has a deadline and no time left: whoever shows it counts towards `endsAt`.',
  fields: {
    focusId: 'The id that the client which started it made.',
    state: '`paused`: it stands still and ends `stopped` by itself after 10 minutes.',
    startedAt: 'When it began.',
    endsAt:
      'Its deadline; of an ended one, when it ended. While it is paused the deadline stays as it was, and moves by the length of the pause when it is resumed.',
    label: 'What it is about. Teammates see it when `shareLabel` is true.',
    shareLabel: 'Whether teammates see the label.',
    urgent: 'Whether urgent messages break through.',
    pausedAt: 'When the pause began; only while paused.',
    outcome:
      'How it ended, only when it has: `completed` or `stopped` by hand, `expired` at its deadline.',
    pausedMs:
      'Sum of the pauses that are over: what is between start and end without it was focus.',
    changedAt: 'When it was changed last, by what was done then.',
    lapsed:
      'Of one that ended 10 minutes into a pause, what it was: a resume that was made in time and is told late brings it back.',
    'lapsed.pausedAt': 'When the pause began.',
    'lapsed.endsAt': 'Its deadline then.',
    rounds: 'Which of several rounds with breaks it is.',
  },
};
const focusRounds: Description = {
  says: 'Which of several rounds with breaks between them a session is. A break begins when a round ended `expired` or `completed`. All else follows from it: the break, and the next round with its id.',
  fields: {
    roundsId: 'The id of the series, made by the client.',
    index: 'Which round this is, from 1.',
    of: 'How many there are.',
    focusMs: 'How long a round is.',
    breakMs: 'How long a break is.',
    longBreakMs: 'How long the long break is.',
    longEvery: 'After how many rounds the break is a long one.',
  },
};

/** What each named object is. */
export const SAY_SHAPES: Readonly<Record<ShapeName, Description>> = {
  Presence: {
    says: 'A member as teammates see them now. It always comes whole: a field that is missing is not there any more.',
    fields: {
      memberId: 'Whose it is.',
      show: '`open`: "my door is open, come and talk". Messages to who is `focusing` or `busy` are held, to who is `away` or `offline` queued.',
      source:
        'Why: chosen by hand, a focus session, a calendar event, outside working hours, locked or asleep, idle, or from who is connected.',
      since: 'Since when `show` and `source` are what they are.',
      until: 'When this is planned to end, where that is known.',
      statusText: 'Their line of status.',
      statusEmoji: 'Its emoji.',
      focusLabel: 'What they focus on, where they share it.',
      device: 'The kind of device that speaks for them; left out when none is connected.',
    },
  },
  Profile: {
    says: 'What changes rarely about a member.',
    fields: {
      memberId: 'Whose it is.',
      name: 'The name to show.',
      timeZone: 'Where their working day is.',
      workingHours: 'When they are usually reachable.',
      hoursOverride: 'What counts instead of these hours for now, where they said so.',
      left: 'They are no longer in the team: forget them, but keep showing their name at old messages.',
    },
  },
  HoursOverride: {
    says: 'What a member said instead of their hours: "late today until 20:00", or "done for today". Not reachable shows as `away` until then, whatever the devices sense, unless they chose otherwise by hand or focus.',
    fields: {
      reachable: 'Whether they are to be reached.',
      until: 'When the hours count again.',
    },
  },
  WorkingHours: {
    says: 'Hours in which a member is usually reachable, in their own time zone.',
    fields: {
      weekly: 'Stretches of the week; they may overlap, and none means never.',
      'weekly[].day': 'Monday is 1, Sunday 7.',
      'weekly[].from': 'Minutes from local midnight.',
      'weekly[].to':
        'Minutes from local midnight, later than `from`: a stretch over midnight is two.',
    },
  },
  Message: {
    says: 'A message as its receiver gets it. `from` and `messageId` together are its key: ids are made by senders, and two of them may make the same.',
    fields: {
      messageId: 'The id that its sender made.',
      from: 'The member who sent it.',
      to: 'The member whose it is.',
      body: 'The text: data, never markup. Show it as text and recognise links in it yourself. Empty in a `later` batch when the relay no longer keeps the words: keep those that you have.',
      urgency: 'Whether it was sent as urgent.',
      urgentReason: 'Why it could not wait, in the sender’s words.',
      sentAt: 'When it was written.',
      acceptedAt: 'When the relay took it.',
      heldMs: 'How long it waited.',
    },
  },
  HeldCounts: heldCounts,
  FocusRecord: focusRecord,
  FocusRounds: focusRounds,
  ManualChoice: {
    says: 'What a member chose to show by hand.',
    fields: { show: 'What teammates see.', until: 'When it ends; without it, when it is changed.' },
  },
  StatusLine: statusLine,
  OwnSettings: {
    says: 'What a member set for all their devices. The relay itself heeds the ceiling; the rest it keeps.',
    fields: {
      holdCeilingMs: 'Nothing is held for this member for longer.',
      presetsMs: 'Lengths of focus to choose from.',
      extensionsMs: 'Lengths to extend a focus by.',
      rounds: 'How rounds go.',
      'rounds.focusMs': 'Length of a round.',
      'rounds.breakMs': 'Length of the break after it.',
      'rounds.longBreakMs': 'Length of a long break.',
      'rounds.longEvery': 'After so many rounds the break is a long one.',
      'rounds.of': 'Rounds in all.',
      plan: 'The weekly plan of focus, in the member’s time zone.',
      'plan.stretches': 'Stretches of the week.',
      'plan.stretches[].day': 'Monday is 1, Sunday 7.',
      'plan.stretches[].from': 'Minutes from local midnight.',
      'plan.stretches[].to': 'Minutes from local midnight, later than `from`.',
      'plan.start': 'Whether a planned focus asks first or starts by itself.',
    },
  },
  SurfaceAsk: {
    says: 'A wait for a teammate to be reachable.',
    fields: {
      to: 'Who is waited for.',
      askedAt: 'Since when. It ends by itself 24 hours later.',
    },
  },
  Problem: {
    says: 'Why an HTTP call was refused: a problem document (RFC 9457), sent as `application/problem+json`.',
    fields: {
      type: 'A stable code; see the table of problem types. Decide by this.',
      title: 'The kind of problem in a few words.',
      status: 'The HTTP status again.',
      detail: 'What happened and what to do, for people.',
      field: 'The field that is not right, where it is one: `workingHours.weekly.0.to`.',
    },
    example: SAMPLE.problem,
  },
};
