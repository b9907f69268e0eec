/** Presence, times, counts and the connection, in German. */
import type { Translation } from '../catalogue.ts';

export const shows: Translation<'shows'> = {
  open: 'Tür offen',
  available: 'Erreichbar',
  focusing: 'Im Fokus',
  busy: 'Beschäftigt',
  away: 'Abwesend',
  offline: 'Offline',
  until: '{{show}} bis {{moment}}',
  untilLeft: '{{show}} bis {{moment}} · {{left}}',
  since: '{{show}} seit {{moment}}',
  why: '{{show}} · {{why}}',
  byHand: 'von dir gewählt',
  byFocus: 'deine Fokuszeit',
  byCalendar: 'dein Kalender',
  bySchedule: 'außerhalb deiner Arbeitszeit',
  lateToday: 'heute länger bis {{moment}}',
  doneToday: 'Schluss für heute, bis {{moment}}',
  byLock: 'dieser Bildschirm ist gesperrt',
  byIdle: 'seit einer Weile keine Eingabe',
  notConnected: 'nicht mit dem Team verbunden',
  automatic: 'automatisch',
  notShared: 'das Team sieht das gerade nicht',
};

export const groups: Translation<'groups'> = {
  reachable: 'Jetzt erreichbar',
  focusing: 'Im Fokus',
  away: 'Abwesend',
  offline: 'Offline',
  team: 'Team',
};

export const times: Translation<'times'> = {
  tomorrow: 'morgen {{time}}',
  yesterday: 'gestern {{time}}',
  weekday: '{{day}} {{time}}',
  date: '{{date}}, {{time}}',
  endOfToday: 'heute Nacht',
  endOfTomorrow: 'morgen Nacht',
  today: 'heute',
  nextDay: 'morgen',
  todayHeading: 'Heute',
  yesterdayHeading: 'Gestern',
  onDay: 'am {{day}}',
  minutes: '{{n}} Min.',
  hours: '{{n}} Std.',
  hoursMinutes: '{{hours}} Std. {{minutes}} Min.',
  days_one: '{{count}} Tag',
  days_other: '{{count}} Tage',
  seconds: '{{n}} s',
};

export const counts: Translation<'counts'> = {
  messages_one: '{{count}} Nachricht',
  messages_other: '{{count}} Nachrichten',
  moreMessages_one: '{{count}} weitere Nachricht',
  moreMessages_other: '{{count}} weitere Nachrichten',
  people_one: '{{count}} Person',
  people_other: '{{count}} Personen',
  messagesFrom: '{{messages}} von {{people}}',
  sessions_one: '{{count}} Fokuszeit',
  sessions_other: '{{count}} Fokuszeiten',
  lengths_one: '{{count}} Länge',
  lengths_other: '{{count}} Längen',
  characters_one: '{{count}} Zeichen',
  characters_other: '{{count}} Zeichen',
};

export const connection: Translation<'connection'> = {
  connecting: 'Verbindung zum Relay wird aufgebaut.',
  meanwhile: 'Fokus geht so lange; was du schreibst, bleibt hier und geht dann ab.',
  waiting: 'Das Relay ist nicht erreichbar.',
  tryingNow: 'Neuer Versuch läuft. Fokus geht; was du schreibst, bleibt hier und geht dann ab.',
  nextTry:
    'Nächster Versuch in {{wait}}. Fokus geht; was du schreibst, bleibt hier und geht dann ab.',
  signedOut: 'Dieses Gerät gehört nicht mehr zum Team.',
  stillHere: 'Was du bekommen und geschrieben hast, ist noch hier.',
};

export const consequence: Translation<'consequence'> = {
  now: '{{name}} ist da und bekommt das sofort.',
  nowAnyway: '{{name}} ist da und bekommt das sofort, dringend oder nicht.',
  away: '{{name}} ist abwesend und bekommt das bei der Rückkehr.',
  offline: '{{name}} ist offline und bekommt das, sobald wieder online.',
  awayUntil:
    '{{name}} ist abwesend und bekommt das bei der Rückkehr, voraussichtlich {{moment}} deiner Zeit.',
  awayUsually:
    '{{name}} ist abwesend und bekommt das bei der Rückkehr, meist {{moment}} deiner Zeit.',
  offlineUsually:
    '{{name}} ist offline und bekommt das, sobald wieder online, meist {{moment}} deiner Zeit.',
  focusingOpen: '{{name}} ist im Fokus und bekommt das danach, oder früher, falls es lange dauert.',
  busyOpen: '{{name}} ist beschäftigt und bekommt das danach, oder früher, falls es lange dauert.',
  focusingSoon: '{{name}} ist im Fokus und bekommt das jeden Moment.',
  busySoon: '{{name}} ist beschäftigt und bekommt das jeden Moment.',
  focusingUntil:
    '{{name}} ist im Fokus und bekommt das voraussichtlich {{moment}}, wenn die Fokuszeit endet.',
  busyUntil:
    '{{name}} ist beschäftigt und bekommt das voraussichtlich {{moment}}, wenn das vorbei ist.',
  focusingBy:
    '{{name}} ist im Fokus und bekommt das voraussichtlich bis {{moment}}, wenn die Fokuszeit endet.',
  focusingLong:
    '{{name}} ist bis etwa {{moment}} im Fokus und bekommt das bis dahin oder früher: In der Regel wartet nichts länger als {{length}}.',
  busyBy:
    '{{name}} ist beschäftigt und bekommt das voraussichtlich bis {{moment}}, wenn das vorbei ist.',
  busyLong:
    '{{name}} ist bis etwa {{moment}} beschäftigt und bekommt das bis dahin oder früher: In der Regel wartet nichts länger als {{length}}.',
  urgentFocusing:
    'Das erreicht {{name}} sofort, trotz Fokus, außer diese Fokuszeit lässt nichts Dringendes durch.',
  urgentThrough: 'Das erreicht {{name}} sofort, trotz Fokus.',
  urgentRefused: '{{name}} nimmt in dieser Fokuszeit nichts Dringendes an.',
  whyThen: '{{why}} {{then}}',
  urgentSpent: 'Du hast für heute keine dringende Nachricht an {{name}} mehr.',
  urgentSpentUntil: 'Du hast bis {{moment}} keine dringende Nachricht an {{name}} mehr.',
  urgentBusy: '{{name}} ist beschäftigt, da kommt nichts durch.',
  asNormalFocusOpen: 'Als normale Nachricht wartet das bis zum Ende der Fokuszeit.',
  asNormalBusyOpen: 'Als normale Nachricht wartet das, bis {{name}} frei ist.',
  asNormalSoon: '{{name}} bekommt das als normale Nachricht, jeden Moment.',
  asNormalFocus:
    '{{name}} bekommt das als normale Nachricht voraussichtlich {{moment}}, wenn die Fokuszeit endet.',
  asNormalBusy:
    '{{name}} bekommt das als normale Nachricht voraussichtlich {{moment}}, wenn das vorbei ist.',
  asNormalFocusBy:
    '{{name}} bekommt das als normale Nachricht voraussichtlich bis {{moment}}, wenn die Fokuszeit endet.',
  asNormalBusyBy:
    '{{name}} bekommt das als normale Nachricht voraussichtlich bis {{moment}}, wenn das vorbei ist.',
  asNormalLong:
    '{{name}} bekommt das als normale Nachricht voraussichtlich bis {{moment}} oder früher: In der Regel wartet nichts länger als {{length}}.',
  connecting:
    'Verbindung zum Relay wird aufgebaut. Bis dahin wartet das auf diesem Gerät; wann {{name}} es bekommt, hängt davon ab, wie {{name}} dann erreichbar ist.',
  waiting:
    'Du bist offline. Das wartet auf diesem Gerät und geht ab, sobald das Relay wieder da ist; wann {{name}} es bekommt, hängt davon ab, wie {{name}} dann erreichbar ist.',
  signedOut:
    'Dieses Gerät gehört nicht mehr zum Team. Tritt wieder bei, um das an {{name}} zu senden; was du schreibst, bleibt erhalten.',
  solo: 'Du bist hier für dich. Tritt einem Team bei, um das an {{name}} zu senden; was du schreibst, bleibt erhalten.',
};
