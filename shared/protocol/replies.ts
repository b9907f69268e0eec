/** Frames from relay to client: one schema each, types inferred (spec §2). */
import * as z from 'zod';
import * as field from './fields.ts';

/** Why a request was refused. */
export const errorCode = z.enum([
  'invalid',
  'unsupported',
  'conflict',
  'not_found',
  'too_late',
  'rate_limited',
  'urgent_refused',
  'urgent_spent',
  'storage_full',
  'storage_failed',
  'internal',
]);
export type ErrorCode = z.infer<typeof errorCode>;

/** Why a batch was released. */
export const batchReason = z.enum([
  'focus-ended',
  'ceiling',
  'returned',
  'live',
  'urgent',
  'later',
]);
export type BatchReason = z.infer<typeof batchReason>;

/** What a member's log holds: one schema for each kind of entry. */
export const entrySchemas = {
  batch: z.object({
    type: z.literal('batch'),
    batchId: field.opaqueId,
    reason: batchReason,
    /** Which part this is, from 1, of how many: consecutive entries with one `batchId` (T1). */
    part: z.int().min(1),
    parts: z.int().min(1),
    messages: z.array(field.message),
  }),
  receipt: z.object({
    type: z.literal('receipt'),
    messageId: field.clientUuid,
    state: z.enum(['held', 'delivered', 'withdrawn']),
    expectedAt: field.at.optional(),
    at: field.at,
  }),
  triage: z.object({
    type: z.literal('triage'),
    messageId: field.clientUuid,
    /** Who sent it. */
    from: field.opaqueId.optional(),
    to: z.enum(['done', 'later', 'unread']),
    until: field.at.optional(),
  }),
  focus: field.focusRecord.extend({ type: z.literal('focus') }),
  manual: z.object({ type: z.literal('manual'), choice: field.manualChoice.nullable() }),
  status: z.object({ type: z.literal('status'), line: field.statusLine.nullable() }),
  settings: z.object({ type: z.literal('settings'), settings: field.ownSettings }),
  surface: z.object({
    type: z.literal('surface'),
    /** The other one. */
    memberId: field.opaqueId,
    state: z.enum(['asked', 'cancelled', 'expired', 'met']),
    /** Who asked: the owner of the log, or with `met` also the other one. */
    by: field.opaqueId,
    /**
     * With `cancelled`, where no wait is on: the meetings up to this moment were dismissed at a device. A client that
     * does not know of it reads the end of a wait that it does not have; one more `state` it could not read at all.
     */
    metAt: field.at.optional(),
  }),
} as const;

/** An entry of a member's log. */
export const entry = z.discriminatedUnion('type', [
  entrySchemas.batch,
  entrySchemas.receipt,
  entrySchemas.triage,
  entrySchemas.focus,
  entrySchemas.manual,
  entrySchemas.status,
  entrySchemas.settings,
  entrySchemas.surface,
]);
export type Entry = z.infer<typeof entry>;
export type EntryOf<T extends Entry['type']> = Extract<Entry, { type: T }>;

/** How a sent message stands, as its sender learns it. */
export const sendState = z.enum(['delivered', 'held', 'queued']);
export type SendState = z.infer<typeof sendState>;

/** How many urgent messages to one member break through still; `backAt`: when the next one comes back (H10). */
export const urgentBudget = z.object({
  to: field.opaqueId,
  left: z.int().min(0),
  backAt: field.at.optional(),
  /**
   * What the session that they are in does with urgent ones; left out where they do not focus. A word that only a later
   * relay knows says nothing: the rest of the answer holds.
   */
  session: z.enum(['allow', 'refuse']).optional().catch(undefined),
});
export type UrgentBudget = z.infer<typeof urgentBudget>;

/** A message of one's own as the relay has it (H14). */
export const sentMessage = z.object({
  messageId: field.clientUuid,
  to: field.opaqueId,
  body: z.string(),
  urgency: field.urgency,
  sentAt: field.at,
  state: sendState,
  expectedAt: field.at.optional(),
});
export type ToldMessage = z.infer<typeof sentMessage>;

/** What the relay keeps of a member's own choices. */
export const ownState = z.object({
  focus: field.focusRecord.nullable(),
  manual: field.manualChoice.nullable(),
  status: field.statusLine.nullable(),
  settings: field.ownSettings.optional(),
});
export type OwnState = z.infer<typeof ownState>;

/** The schema of each frame from the relay, by its `type`. */
export const replySchemas = {
  welcome: z.object({
    type: z.literal('welcome'),
    re: z.string(),
    me: ownState.extend({
      memberId: field.opaqueId,
      deviceId: field.opaqueId,
      /** What the relay takes this device for (P3); one of before does not tell, and heeds no activity in `hello`. */
      activity: field.activity.optional(),
      /** Whether there is a calendar feed (K2). */
      hasFeed: z.boolean().optional(),
      /** Whom one waits for, the oldest first; an older relay does not tell (S1). */
      asks: z.array(field.surfaceAsk).optional(),
    }),
    team: z.object({ teamId: field.opaqueId, name: z.string() }),
    members: z.array(field.presence),
    roster: z.int(),
    profiles: z.array(field.profile).optional(),
    /** Which part this is, from 1, of how many, when the snapshot is larger than one frame (T1). */
    part: z.int().min(1),
    parts: z.int().min(1),
    head: z.int().min(0),
    held: field.heldCounts,
    now: field.at,
    limits: z.object({ holdCeilingMs: field.durationMs, urgentPerDay: z.int() }),
  }),
  presence: z.object({ type: z.literal('presence'), members: z.array(field.presence) }),
  profiles: z.object({
    type: z.literal('profiles'),
    roster: z.int(),
    profiles: z.array(field.profile),
  }),
  held: field.heldCounts.extend({ type: z.literal('held') }),
  entry: z.object({ type: z.literal('entry'), seq: z.int().min(1), at: field.at, entry }),
  /** Messages of one's own that were sent or changed at another of one's devices (H14). */
  wrote: z.object({ type: z.literal('wrote'), messageIds: z.array(field.clientUuid) }),
  /** Those that were asked for; the `ok` comes after the last frame of them (H14). */
  messages: z.object({ type: z.literal('messages'), messages: z.array(sentMessage) }),
  ok: z.object({
    type: z.literal('ok'),
    re: z.string(),
    state: sendState.optional(),
    expectedAt: field.at.optional(),
    urgent: urgentBudget.optional(),
    /** Messages of one's own that no device of their receivers has: on their way, then waiting, the latest first (H14). */
    waiting: z.array(field.clientUuid).optional(),
  }),
  error: z.object({
    type: z.literal('error'),
    /** The `id` of the request, or null where it had none that could be read. */
    re: z.string().nullable(),
    code: errorCode,
    message: z.string(),
    retryAfterMs: field.durationMs.optional(),
  }),
  pong: z.object({ type: z.literal('pong'), re: z.string(), now: field.at }),
} as const;

/** The `type` of a frame from the relay. */
export type ReplyType = keyof typeof replySchemas;
/** The frame of one type from the relay. */
export type ReplyOf<T extends ReplyType> = z.infer<(typeof replySchemas)[T]>;
/** Any frame from the relay. */
export type Reply = { [T in ReplyType]: ReplyOf<T> }[ReplyType];
