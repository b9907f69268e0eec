/** Frames from client to relay: one schema each, types inferred (spec §2). */
import * as z from 'zod';
import * as field from './fields.ts';
import { CALENDAR, PROTOCOL_VERSION, SENT, TEXT } from './limits.ts';

const id = z.string().min(1).max(TEXT.id);
const request = <const T extends string, S extends z.core.$ZodLooseShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), id, ...shape });

const focusId = field.clientUuid;
const messageId = field.clientUuid;
const focusLabel = field.words.max(TEXT.focusLabel);
/** When the person did it; missing or ahead, the relay takes its own time (F6). */
const doneAt = field.at.optional();
const body = field.words.min(1).max(TEXT.body);
const urgentReason = field.words.trim().min(1).max(TEXT.urgentReason);

/** The schema of each request, by its `type`. */
export const requestSchemas = {
  hello: request('hello', {
    token: z.string().min(1).max(256),
    protocol: z.int(),
    device: z.object({ kind: field.deviceKind, name: field.deviceName }),
    cursor: z.int().min(0).optional(),
    roster: z.int().min(0).optional(),
    activity: field.activity.optional(),
  }),
  profile: request('profile', {
    name: field.memberName.optional(),
    timeZone: field.timeZone.optional(),
    /** Null: no plan any more, and none instead of it. */
    workingHours: field.workingHours.nullable().optional(),
    hoursOverride: field.hoursOverride.nullable().optional(),
  }),
  activity: request('activity', { activity: field.activity, at: field.at }),
  manual: request('manual', { show: field.manualShow.nullable(), until: field.at.optional() }),
  status: request('status', field.statusLine.shape),
  /** What the member set for all their devices. */
  settings: request('settings', field.settingsChange.shape),
  /** When a calendar on this device makes its member busy, in place of what it told before (K1). */
  calendar: request('calendar', {
    busy: z.array(field.busyStretch).max(CALENDAR.stretches),
  }),
  'focus.start': request('focus.start', {
    focusId,
    endsAt: field.at,
    label: focusLabel.optional(),
    shareLabel: z.boolean(),
    urgent: z.enum(['allow', 'refuse']),
    /** When it began and how much of it was paused, of one that began while the relay was out of reach (F6). */
    startedAt: field.at.optional(),
    pausedMs: field.durationMs.optional(),
    rounds: field.focusRounds.optional(),
    at: doneAt,
  }),
  'focus.change': request('focus.change', { focusId, endsAt: field.at, at: doneAt }),
  'focus.pause': request('focus.pause', { focusId, at: doneAt }),
  'focus.resume': request('focus.resume', { focusId, at: doneAt }),
  'focus.end': request('focus.end', {
    focusId,
    outcome: z.enum(['completed', 'stopped']),
    at: doneAt,
  }),
  /** A session that began and ended without the relay (F6). */
  'focus.report': request('focus.report', {
    session: z.object({
      focusId,
      startedAt: field.at,
      endsAt: field.at,
      outcome: z.enum(['completed', 'stopped', 'expired']),
      label: focusLabel.optional(),
      shareLabel: z.boolean(),
      urgent: z.enum(['allow', 'refuse']),
      pausedMs: field.durationMs.optional(),
      rounds: field.focusRounds.optional(),
    }),
  }),
  'message.send': request('message.send', {
    messageId,
    to: field.opaqueId,
    body,
    urgency: field.urgency,
    urgentReason: urgentReason.optional(),
    /** When it was written, on the relay's clock; the relay takes its own time when it is missing or ahead. */
    sentAt: field.at.optional(),
  }).refine((send) => send.urgency === 'normal' || send.urgentReason !== undefined, {
    message: 'required with urgent',
    path: ['urgentReason'],
  }),
  'message.revise': request('message.revise', { messageId, body }),
  /** Makes a message that waits urgent, so that it breaks through where one sent as urgent would (H10). */
  'message.urge': request('message.urge', { messageId, urgentReason }),
  'message.withdraw': request('message.withdraw', { messageId }),
  /**
   * Without ids: which messages of one's own have not got to a device, and from now on the ids of those that are sent or changed at other
   * devices of one's own. With ids: these messages, as far as they are one's own (H14).
   */
  sent: request('sent', { messageIds: z.array(messageId).max(SENT.perRequest).optional() }),
  triage: request('triage', {
    messageId,
    /** Who sent it; without it the message is found by its id alone. */
    from: field.opaqueId.optional(),
    to: z.enum(['done', 'later', 'unread']),
    until: field.at.optional(),
  }).refine((triage) => triage.to !== 'later' || triage.until !== undefined, {
    message: 'required with later',
    path: ['until'],
  }),
  /** "This could have waited", or not after all: of an urgent message that one got (H10). */
  'urgent.feedback': request('urgent.feedback', {
    messageId,
    from: field.opaqueId.optional(),
    couldWait: z.boolean(),
  }),
  /** How many urgent messages to a member break through still (H10). */
  'urgent.budget': request('urgent.budget', { to: field.opaqueId }),
  /** "Tell me when they are reachable" (S1). */
  'surface.ask': request('surface.ask', { to: field.opaqueId }),
  'surface.cancel': request('surface.cancel', { to: field.opaqueId }),
  /** The news that both are reachable has been seen; `metAt`: the `at` of its entry. */
  'surface.dismiss': request('surface.dismiss', { to: field.opaqueId, metAt: field.at }),
  stored: request('stored', { seq: z.int().min(0) }),
  ping: request('ping', {}),
} as const;

/** The `type` of a request. */
export type RequestType = keyof typeof requestSchemas;
/** The request of one type. */
export type RequestOf<T extends RequestType> = z.infer<(typeof requestSchemas)[T]>;
/** Any request. */
export type Request = { [T in RequestType]: RequestOf<T> }[RequestType];

/** Whether this end speaks a protocol version. */
export const speaks = (protocol: number): boolean => protocol === PROTOCOL_VERSION;

const BY_ITSELF: ReadonlySet<RequestType> = new Set([
  'ping',
  'stored',
  'activity',
  'calendar',
  'focus.report',
  'sent',
]);
/** Whether a request comes of something that a person did: what an app sends by itself says nothing about one (P3). */
export const isPersonal = (type: RequestType): boolean => !BY_ITSELF.has(type);
