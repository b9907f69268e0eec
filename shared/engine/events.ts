/** What may happen to the engine, and what it asks of its shell in turn. */
import type { Command } from '../bridge/commands.ts';
import type { NoticeView } from '../bridge/view.ts';
import type { Activity } from '../protocol/fields.ts';
import type { Reply } from '../protocol/replies.ts';
import type { Request } from '../protocol/requests.ts';
import type { ActivityReading, CalendarReading, CalendarSetting, Notification } from './ports.ts';
import type { EngineState, Identity } from './state.ts';

/** Commands that the reducer answers; the others need the relay's HTTP calls and are the shell's. */
export type LocalCommand = Exclude<
  Command,
  {
    type:
      | 'join'
      | 'claimDevice'
      | 'leave'
      | 'createInvite'
      | 'createDeviceLink'
      | 'listDevices'
      | 'revokeDevice'
      | 'listInvites'
      | 'revokeInvite'
      | 'createFeed'
      | 'endFeed';
  }
>;

/** When something was heard: on the monotonic clock, and in relay time. */
export interface Heard {
  readonly mono: number;
  readonly at: number;
}

/** What happened. */
export type EngineEvent =
  | { readonly type: 'ticked' }
  /** The engine takes up work on what its store held. */
  | { readonly type: 'started' }
  /** A new member of a team, or none any more. `fresh`: what another member left here is forgotten. */
  | {
      readonly type: 'identityChanged';
      readonly identity: Identity | null;
      readonly name: string;
      readonly fresh: boolean;
    }
  | { readonly type: 'command'; readonly command: LocalCommand; readonly uuid: string }
  | { readonly type: 'socketOpened' }
  /** `heard`: when, if it was held back since. */
  | { readonly type: 'frameReceived'; readonly frame: Reply; readonly heard?: Heard }
  | { readonly type: 'socketClosed'; readonly code: number }
  | { readonly type: 'activityChanged'; readonly reading: ActivityReading }
  | { readonly type: 'doNotDisturbChanged'; readonly isOn: boolean | null }
  | { readonly type: 'calendarRead'; readonly reading: CalendarReading }
  /** The machine woke, the network returned or the user asks (T5). */
  | { readonly type: 'woke' }
  /** The calendar feed was made or ended. */
  | { readonly type: 'feedChanged'; readonly hasFeed: boolean }
  | { readonly type: 'noticed'; readonly notice: NoticeView }
  | { readonly type: 'noticeGone'; readonly noticeId: string };

/** What the shell is to do. All of it is done after the state that goes with it is on disk (C2). */
export type Effect =
  | { readonly type: 'connect' }
  /** Sends `hello`; the shell adds the token. */
  | {
      readonly type: 'greet';
      readonly cursor: number;
      readonly activity: Activity;
      readonly roster?: number;
    }
  | { readonly type: 'send'; readonly request: Exclude<Request, { type: 'hello' }> }
  /** Ends the connection; the state has left it already, so nothing of it is heard any more. */
  | { readonly type: 'disconnect' }
  /** After how long without input this device's user counts as idle (P4). */
  | { readonly type: 'idleAfter'; readonly ms: number }
  /** `batchId`: the batch that it tells of. `begins`: it tells that a session begins by itself. */
  | {
      readonly type: 'notify';
      readonly notification: Notification;
      readonly batchId?: string;
      readonly begins?: true;
    }
  | { readonly type: 'withdraw'; readonly place: Notification['place'] | null }
  | { readonly type: 'useCalendar'; readonly setting: CalendarSetting | null }
  | { readonly type: 'report'; readonly what: string };

/** A state and what is to be done about it. */
export interface Step {
  readonly state: EngineState;
  readonly effects: readonly Effect[];
}

/** A step without effects. */
export const step = (state: EngineState, ...effects: readonly Effect[]): Step => ({
  state,
  effects,
});

/** One step after another. */
export const andThen = (first: Step, next: (state: EngineState) => Step): Step => {
  const second = next(first.state);
  return { state: second.state, effects: [...first.effects, ...second.effects] };
};
