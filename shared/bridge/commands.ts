/** What the window may ask of the engine: one schema each, types inferred. The host parses every command. */
import * as z from 'zod';
import { calendarSetting } from '../engine/calendar-setting.ts';
import {
  appearanceChoice,
  languageChoice,
  notificationsChoice,
} from '../engine/device-settings.ts';
import type { DevicesView, FreshLinkView, InviteView } from './access.ts';
import * as field from '../protocol/fields.ts';
import type { FoundMessages } from './view.ts';
import { DAY_MS, FOCUS_LENGTH, IDLE_AFTER, INVITE, TEXT } from '../protocol/limits.ts';

const command = <const T extends string, S extends z.core.$ZodLooseShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), ...shape });
const body = z.string().min(1).max(TEXT.body);
const messageId = field.clientUuid;
const urgentReason = z.string().trim().min(1).max(TEXT.urgentReason);

/** The schema of each command, by its `type`. Times are epoch ms on this machine's clock. */
export const commandSchemas = {
  /** Joins a team with an invite link, as a new member. */
  join: command('join', { link: z.string().max(500), memberName: field.memberName }),
  /** Adds this device to a member by a one-use link. */
  claimDevice: command('claimDevice', { link: z.string().max(500) }),
  /** Forgets the team on this device. What was received stays readable until the next join. */
  leave: command('leave', {}),
  /** Tries to reach the relay now (T5). */
  reconnect: command('reconnect', {}),
  /** Makes a link with which a teammate can join; answers `{url, expiresAt}`. */
  createInvite: command('createInvite', {
    /** As many people as may join with it, and for how long; the relay's usual without. */
    maxUses: z.int().min(1).max(INVITE.maxUses).optional(),
    expiresInMs: z.int().min(60_000).max(INVITE.maxLifeMs).optional(),
  }),
  /** Answers `invites`: those of the team that still let somebody in. */
  listInvites: command('listInvites', {}),
  revokeInvite: command('revokeInvite', { inviteId: z.string().min(1).max(128) }),
  /** Makes a one-use link for another device of one's own; answers `{url, expiresAt, mark}`. */
  createDeviceLink: command('createDeviceLink', {}),
  /** Answers `devices`: one's own, and which links for a further one still work. */
  listDevices: command('listDevices', {}),
  /** Signs out another device of one's own. */
  revokeDevice: command('revokeDevice', { deviceId: field.opaqueId }),
  /** Makes a secret address of one's focus sessions for calendars (K2); answers `{url, expiresAt: null}`. */
  createFeed: command('createFeed', {}),
  /** Ends it. */
  endFeed: command('endFeed', {}),
  startFocus: command('startFocus', {
    lengthMs: z.int().min(FOCUS_LENGTH.minMs).max(FOCUS_LENGTH.maxMs),
    label: z.string().trim().max(TEXT.focusLabel).optional(),
    shareLabel: z.boolean(),
    urgent: z.enum(['allow', 'refuse']),
    /** The line to come back to (F7); it never leaves the device. */
    nextStep: z.string().trim().max(200).optional(),
    /** Several sessions of this length with breaks between them (F5). */
    rounds: field.focusRounds
      .pick({ of: true, breakMs: true, longBreakMs: true, longEvery: true })
      .optional(),
  }),
  /** Changes the line to come back to; an empty one takes it away (F7). */
  setNextStep: command('setNextStep', { nextStep: z.string().trim().max(200) }),
  /** Ends the break between two rounds: the next one begins now. */
  skipBreak: command('skipBreak', {}),
  /** No more rounds: ends the one that runs, or the break. */
  endRounds: command('endRounds', {}),
  /** Moves the deadline; negative shortens. */
  extendFocus: command('extendFocus', { byMs: z.int() }),
  /** Goes on for so long from now: with the session that ended last in a new one, or at least so long in one that runs. */
  continueFocus: command('continueFocus', {
    forMs: z.int().min(FOCUS_LENGTH.minMs).max(FOCUS_LENGTH.maxMs),
  }),
  pauseFocus: command('pauseFocus', {}),
  resumeFocus: command('resumeFocus', {}),
  /** Ends it: `stopped` unless told that it was `completed`. */
  endFocus: command('endFocus', { outcome: z.enum(['completed', 'stopped']).optional() }),
  setManual: command('setManual', {
    show: field.manualShow.nullable(),
    until: field.at.optional(),
    /** In place of `until`: for so long from when the engine takes it. */
    forMs: z
      .int()
      .min(60_000)
      .max(31 * DAY_MS)
      .optional(),
  }),
  /** Which calendar this device reads, and which word in a title starts a focus (K1). Kept on this device only. */
  setCalendar: command('setCalendar', {
    calendar: calendarSetting.nullable(),
    focusWord: z.string().trim().max(60).optional(),
  }),
  setStatus: command('setStatus', field.statusLine.shape),
  /** What teammates see of oneself; needs a team. */
  setProfile: command('setProfile', {
    name: field.memberName.optional(),
    timeZone: field.timeZone.optional(),
  }),
  /** The weekly plan in which one can usually be reached, in the profile's zone; null for none. */
  setHours: command('setHours', { workingHours: field.workingHours.nullable() }),
  /** What counts instead of the plan until a moment; null takes it back (P9). */
  setHoursOverride: command('setHoursOverride', { hoursOverride: field.hoursOverride.nullable() }),
  /** For all one's devices: what is left out stays, null goes back to how it comes. */
  changeSettings: command('changeSettings', field.settingsChange.shape),
  /** For this device alone; what is left out stays. */
  changeDeviceSettings: command('changeDeviceSettings', {
    idleAfterMs: z.int().min(IDLE_AFTER.minMs).max(IDLE_AFTER.maxMs).optional(),
    notifications: notificationsChoice.optional(),
    language: languageChoice.optional(),
    appearance: appearanceChoice.optional(),
  }),
  /** Answers the question of a planned session (F8). */
  startPlanned: command('startPlanned', { key: z.string().max(1000) }),
  skipPlanned: command('skipPlanned', { key: z.string().max(1000) }),
  /** All own sessions that are kept, as a file (F9). */
  exportSessions: command('exportSessions', { format: z.enum(['csv', 'json']) }),
  /** Goes to the outbox at once, and to the relay as soon as it can be reached (C1). */
  sendMessage: command('sendMessage', {
    to: field.opaqueId,
    body,
    urgency: field.urgency,
    urgentReason: urgentReason.optional(),
    /** The draft that this was, where it is another than that to the receiver. */
    draftId: field.opaqueId.optional(),
    /** The message that it answers; it stays on this device. */
    replyTo: messageId.optional(),
  }).refine((send) => send.urgency === 'normal' || send.urgentReason !== undefined, {
    message: 'required with urgent',
    path: ['urgentReason'],
  }),
  reviseMessage: command('reviseMessage', { messageId, body }),
  /** What was refused goes out once more, as a normal one, perhaps with other words. */
  sendAgain: command('sendAgain', { messageId, body: body.optional() }),
  /** Makes a message that nobody has seen yet urgent (H10). */
  urgeMessage: command('urgeMessage', { messageId, urgentReason }),
  withdrawMessage: command('withdrawMessage', { messageId }),
  /** Asks the relay how many urgent messages to a teammate break through still; the view tells (H10). */
  askUrgentBudget: command('askUrgentBudget', { to: field.opaqueId }),
  /** "This could have waited", or not after all, of an urgent message that one got (H10). */
  rateUrgent: command('rateUrgent', { messageId, couldWait: z.boolean() }),
  /**
   * Keeps what is being typed to someone, or (`to` names it) in place of a message or in answer to one; nothing typed
   * forgets it.
   */
  saveDraft: command('saveDraft', {
    to: field.opaqueId,
    body: z.string().max(TEXT.body * 2),
    urgency: field.urgency.optional(),
    urgentReason: z.string().max(TEXT.urgentReason).optional(),
  }),
  /** All messages that are kept, in which these words are found, the newest first (W16); answers with `messages`. */
  readMessages: command('readMessages', {
    query: z.string().max(200),
    most: z.int().min(1).max(100_000),
  }),
  triage: command('triage', {
    messageId,
    to: z.enum(['done', 'later', 'unread']),
    until: field.at.optional(),
  }).refine((triage) => triage.to !== 'later' || triage.until !== undefined, {
    message: 'required with later',
    path: ['until'],
  }),
  /** "Tell me when they are reachable"; again is the same (S1). */
  askToMeet: command('askToMeet', { to: field.opaqueId }),
  cancelAsk: command('cancelAsk', { to: field.opaqueId }),
  /** Takes away the line that somebody one waited for is reachable. */
  dismissMeeting: command('dismissMeeting', { memberId: field.opaqueId }),
  dismissNotice: command('dismissNotice', { noticeId: z.string().max(100) }),
} as const;

/** The `type` of a command. */
export type CommandType = keyof typeof commandSchemas;
/** The command of one type. */
export type CommandOf<T extends CommandType> = z.infer<(typeof commandSchemas)[T]>;
/** Any command. */
export type Command = { [T in CommandType]: CommandOf<T> }[CommandType];

/** Why a command was refused; `message` is for people: what happened, what it means, what to do. */
export interface CommandFault {
  readonly code:
    'invalid' | 'conflict' | 'not_found' | 'unreachable' | 'refused' | 'storage_failed';
  readonly message: string;
}
/** The answer to a command. `value` is there for what makes a link; `expiresAt` null: never. */
export type CommandReply =
  | {
      readonly ok: true;
      readonly value?: FreshLinkView;
      /** For `listDevices`. */
      readonly devices?: DevicesView;
      /** For `listInvites`. */
      readonly invites?: readonly InviteView[];
      /** For `readMessages`. */
      readonly messages?: FoundMessages;
      /** For `exportSessions`. */
      readonly file?: {
        readonly name: string;
        readonly mediaType: string;
        readonly text: string;
      };
    }
  | { readonly ok: false; readonly error: CommandFault };
