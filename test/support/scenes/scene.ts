/** What a scene is made of, and the team that most of them show. */
import type { NotificationState } from '../../../renderer/app/notification-right.ts';
import type { CommandReply, CommandType } from '../../../shared/bridge/commands.ts';
import type { ShellView } from '../../../shared/bridge/shell.ts';
import type { English, ValuesOf, WordKey } from '../../../shared/language/catalogue.ts';
import type { View } from '../../../shared/bridge/view.ts';
import {
  MINUTE,
  SAMPLE_NOW,
  sampleOutgoing,
  sampleTeammate,
  sampleView,
  teamOf,
} from '../sample-view.ts';

/** A heading of the settings. */
type Section =
  `settings.${'devices' | 'invites' | 'hours' | 'focus' | 'activity' | 'yourCalendar' | 'notifications' | 'thisComputer' | 'about'}`;

/** A text in which no value stands: what says it is found in every language. */
export type PlainKey = {
  [K in WordKey]: ValuesOf<English, K> extends [] ? K : never;
}[WordKey];

/** A view, where the window is, and the link that it was opened with. */
export interface Scene {
  readonly view: View;
  readonly hash: string;
  readonly joinLink?: string;
  /** The desktop around it; without it the window is in a browser. */
  readonly shell?: Partial<ShellView>;
  /** Whether the browser shows notifications; without it, it does. */
  readonly notifications?: NotificationState;
  /** The engine has not spoken yet. */
  readonly isStarting?: true;
  /** How commands are answered that are not just done. */
  readonly answers?: Readonly<Partial<Record<CommandType, CommandReply>>>;
  /** What is typed into fields before it is looked at, by their label. */
  readonly fills?: Readonly<Partial<Record<PlainKey, string>>>;
  /** Texts of what is pressed before it is looked at. */
  readonly presses?: readonly PlainKey[];
  /** The heading of the section that is scrolled to, in any language. */
  readonly at?: Section;
}

/** Epoch ms so many minutes from now. */
export const until = (minutes: number): number => SAMPLE_NOW + minutes * MINUTE;
/** Epoch ms so many minutes ago. */
export const since = (minutes: number): number => SAMPLE_NOW - minutes * MINUTE;

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

/** Messages to Ana in every state. */
export const outgoing = [
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
    urgentReason: 'Nobody can order',
    state: 'failed',
    problem: 'Ana takes no urgent messages in this session. You can send it as a normal one.',
    writtenAt: since(12),
  }),
  sampleOutgoing(23, { body: 'Could you have a look at the draft? https://example.org/draft' }),
  sampleOutgoing(24, { body: 'No hurry with it.', state: 'waiting', writtenAt: since(1) }),
];

/** The view from which scenes differ. */
export const base = sampleView({ teammates: team, outgoing });

/** Oneself in a session that runs. */
export const focusing = {
  ...base.own,
  presence: { show: 'focusing', source: 'focus', until: until(42) },
} as const;

/** A scene of that view with what differs, at an address. */
export const scene = (
  hash: string,
  view: Partial<View> = {},
  more: Omit<Scene, 'view' | 'hash'> = {},
): Scene => ({
  ...more,
  hash,
  view: { ...base, ...view },
});
