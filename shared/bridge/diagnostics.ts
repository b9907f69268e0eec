/** What a person can copy when something is wrong, and what whoever helps them needs to know. No name, text or secret. */
import type { ConnectionView, View } from './view.ts';

/** One thing that is known, in words. */
export type Fact = readonly [name: string, value: string];

const connectionWords = (connection: ConnectionView, now: number): string =>
  connection.state === 'waiting'
    ? `waiting, next try in ${Math.max(0, Math.round((connection.retryAt - now) / 1000))} s`
    : connection.state;

const calendarWords = ({ calendar }: View): string => {
  if (calendar.setting === null) return 'none';
  return `${calendar.setting.kind}, ${calendar.problem ?? 'read'}`;
};

/** What the engine knows of how things stand; `now` is epoch ms. */
export const engineFacts = (view: View, now: number): readonly Fact[] => [
  ['Relay', view.relayUrl ?? 'none'],
  ['Connection', connectionWords(view.connection, now)],
  ['Teammates', String(Object.keys(view.teammates).length)],
  ['Own presence', `${view.own.presence.show} (${view.own.presence.source})`],
  ['Activity', `${view.own.activity}, from ${view.own.activitySource ?? 'nothing'}`],
  ...(view.own.activityProblem === null
    ? []
    : ([['Activity problem', view.own.activityProblem]] as const)),
  ['Idle after', `${view.deviceSettings.idleAfterMs / 60_000} min`],
  ['System’s do not disturb', view.own.isQuietedBySystem ? 'on' : 'off or not known'],
  ['Time zone', `${view.own.timeZone}; this machine ${view.own.machineTimeZone}`],
  ['Focus', view.focus === null ? 'none' : view.focus.state],
  ['Held for you', String(view.held.count)],
  ['To review', String(view.review.filter(({ triage }) => triage === 'unread').length)],
  [
    'Not yet promised by the relay',
    String(view.outgoing.filter(({ state }) => state === 'waiting').length),
  ],
  ['Calendar', calendarWords(view)],
];

/** The facts as a text to copy. */
export const factsText = (facts: readonly Fact[]): string =>
  facts.map(([name, value]) => `${name}: ${value}`).join('\n');
