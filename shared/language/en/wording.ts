/** Presence, times, counts and the connection, as all surfaces say them. */
export const shows = {
  open: 'Open door',
  available: 'Available',
  focusing: 'Focusing',
  busy: 'Busy',
  away: 'Away',
  offline: 'Offline',
  until: '{{show}} until {{moment}}',
  untilLeft: '{{show}} until {{moment}} · {{left}}',
  since: '{{show}} since {{moment}}',
  why: '{{show}} · {{why}}',
  byHand: 'chosen by you',
  byFocus: 'your focus session',
  byCalendar: 'your calendar',
  bySchedule: 'outside your working hours',
  lateToday: 'late today until {{moment}}',
  doneToday: 'Done for today until {{moment}}',
  byLock: 'this screen is locked',
  byIdle: 'no input for a while',
  notConnected: 'not connected to the team',
  automatic: 'automatic',
  notShared: 'the team does not see this now',
} as const;

export const groups = {
  reachable: 'Reachable now',
  focusing: 'Focusing',
  away: 'Away',
  offline: 'Offline',
  team: 'Team',
} as const;

export const times = {
  tomorrow: 'tomorrow {{time}}',
  yesterday: 'yesterday {{time}}',
  weekday: '{{day}} {{time}}',
  date: '{{date}}, {{time}}',
  endOfToday: 'the end of today',
  endOfTomorrow: 'the end of tomorrow',
  today: 'today',
  nextDay: 'tomorrow',
  todayHeading: 'Today',
  yesterdayHeading: 'Yesterday',
  onDay: 'on {{day}}',
  minutes: '{{n}} min',
  hours: '{{n}} h',
  hoursMinutes: '{{hours}} h {{minutes}} min',
  days_one: '{{count}} day',
  days_other: '{{count}} days',
  seconds: '{{n}} s',
} as const;

export const counts = {
  messages_one: '{{count}} message',
  messages_other: '{{count}} messages',
  moreMessages_one: '{{count}} more message',
  moreMessages_other: '{{count}} more messages',
  people_one: '{{count}} person',
  people_other: '{{count}} people',
  messagesFrom: '{{messages}} from {{people}}',
  sessions_one: '{{count}} session',
  sessions_other: '{{count}} sessions',
  lengths_one: '{{count}} length',
  lengths_other: '{{count}} lengths',
  characters_one: '{{count}} character',
  characters_other: '{{count}} characters',
} as const;

export const connection = {
  connecting: 'Connecting to the relay.',
  meanwhile: 'Focus works meanwhile; what you write is kept and sent then.',
  waiting: "The relay can't be reached.",
  tryingNow: 'Trying again now. Focus works; what you write is kept and sent then.',
  nextTry: 'Next try in {{wait}}. Focus works; what you write is kept and sent then.',
  signedOut: 'This device is no longer in the team.',
  stillHere: 'What you received and wrote is still here.',
} as const;

export const consequence = {
  now: '{{name}} is here and gets this now.',
  nowAnyway: '{{name}} is here and gets this now, urgent or not.',
  away: '{{name}} is away and gets this when back.',
  offline: '{{name}} is offline and gets this when back online.',
  awayUntil: '{{name}} is away and gets this when back, about {{moment}} your time.',
  awayUsually: '{{name}} is away and gets this when back, usually {{moment}} your time.',
  offlineUsually:
    '{{name}} is offline and gets this when back online, usually {{moment}} your time.',
  focusingOpen:
    '{{name}} is focusing and gets this when no longer focusing, or earlier if that takes long.',
  busyOpen: '{{name}} is busy and gets this when no longer busy, or earlier if that takes long.',
  focusingSoon: '{{name}} is focusing and gets this any moment now.',
  busySoon: '{{name}} is busy and gets this any moment now.',
  focusingUntil: '{{name}} is focusing and gets this about {{moment}}, when the focus ends.',
  busyUntil: '{{name}} is busy and gets this about {{moment}}, when the busy time ends.',
  focusingBy: '{{name}} is focusing and gets this by about {{moment}}, when the focus ends.',
  focusingLong:
    '{{name}} is focusing until about {{moment}} and gets this by then, or earlier: as a rule nothing waits for more than {{length}}.',
  busyBy: '{{name}} is busy and gets this by about {{moment}}, when the busy time ends.',
  busyLong:
    '{{name}} is busy until about {{moment}} and gets this by then, or earlier: as a rule nothing waits for more than {{length}}.',
  urgentFocusing:
    'This reaches {{name}} now, although {{name}} is focusing, unless this session takes no urgent messages.',
  urgentThrough: 'This reaches {{name}} now, although {{name}} is focusing.',
  urgentRefused: '{{name}} takes no urgent messages in this session.',
  whyThen: '{{why}} {{then}}',
  urgentSpent: 'You have no urgent message to {{name}} left today.',
  urgentSpentUntil: 'You have no urgent message to {{name}} left until {{moment}}.',
  urgentBusy: '{{name}} is busy, and nothing breaks through that.',
  asNormalFocusOpen: 'As a normal message this waits until the focus ends.',
  asNormalBusyOpen: 'As a normal message this waits until {{name}} is free.',
  asNormalSoon: '{{name}} gets this as a normal message, any moment now.',
  asNormalFocus: '{{name}} gets this as a normal message about {{moment}}, when the focus ends.',
  asNormalBusy: '{{name}} gets this as a normal message about {{moment}}, when the busy time ends.',
  asNormalFocusBy:
    '{{name}} gets this as a normal message by about {{moment}}, when the focus ends.',
  asNormalBusyBy:
    '{{name}} gets this as a normal message by about {{moment}}, when the busy time ends.',
  asNormalLong:
    '{{name}} gets this as a normal message by about {{moment}}, or earlier: as a rule nothing waits for more than {{length}}.',
  connecting:
    'Connecting to the relay. This waits on this device until that is done; what {{name}} shows then decides when {{name}} gets it.',
  waiting:
    'You are offline. This waits on this device and is sent when the relay is back; what {{name}} shows then decides when {{name}} gets it.',
  signedOut:
    'This device is no longer in the team. Join again to send this to {{name}}; what you write is kept.',
  solo: 'You are on your own here. Join a team to send this to {{name}}; what you write is kept.',
} as const;
