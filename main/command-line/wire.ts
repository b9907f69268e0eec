/**
 * What goes over the socket between a command and the app (D3): one line of JSON each way. Times are epoch ms on this
 * machine's clock. No token and no link is ever part of it.
 */
import * as z from 'zod';
import * as field from '../../shared/protocol/fields.ts';

/** The version of these lines; both ends are normally the same build. */
export const WIRE_VERSION = 1;
/** The longest request, bytes with its end of line. */
export const REQUEST_BYTES = 64 * 1024;
/** The longest answer, bytes: a team of 2,000 with long statuses, or the messages of a review. */
export const ANSWER_BYTES = 8 * 1024 * 1024;

/** The engine's commands that may come over the socket; those that make links are not among them. */
const ALLOWED = [
  'startFocus',
  'extendFocus',
  'pauseFocus',
  'resumeFocus',
  'endFocus',
  'setManual',
  'sendMessage',
] as const;

const question = z.discriminatedUnion('type', [
  z.object({ type: z.literal('status') }),
  z.object({ type: z.literal('team') }),
  z.object({ type: z.literal('review') }),
  z.object({ type: z.literal('show'), place: z.enum(['review']).optional() }),
  z.object({ type: z.literal('quit') }),
  /** The engine parses the command itself. */
  z.object({
    type: z.literal('command'),
    command: z.looseObject({ type: z.enum(ALLOWED) }),
  }),
]);
/** What a command asks of the app. */
export type Question = z.infer<typeof question>;

/** A request. */
export const requestLine = z.object({ v: z.literal(WIRE_VERSION), question });

const connection = z.discriminatedUnion('state', [
  z.object({ state: z.enum(['solo', 'connecting', 'online', 'signedOut']) }),
  z.object({ state: z.literal('waiting'), retryAt: z.number() }),
]);
const round = z.object({ index: z.int(), of: z.int() });

/** How oneself stands. */
export const statusFacts = z.object({
  version: z.string(),
  connection,
  team: z.string().nullable(),
  me: z.object({
    name: z.string(),
    show: field.show,
    source: field.source,
    until: z.number().optional(),
  }),
  focus: z
    .object({
      state: z.enum(['running', 'paused']),
      startedAt: z.number(),
      endsAt: z.number(),
      leftMs: z.number(),
      label: z.string().optional(),
      nextStep: z.string().optional(),
      round: round.optional(),
    })
    .nullable(),
  break: z.object({ until: z.number(), next: round }).nullable(),
  /** `knownAt`: as of when the counts are known; null: they are not. */
  held: z.object({ count: z.int(), urgent: z.int(), knownAt: z.number().nullable().default(null) }),
  unread: z.int(),
});
export type StatusFacts = z.infer<typeof statusFacts>;

const teammate = z.object({
  memberId: z.string(),
  name: z.string(),
  timeZone: z.string(),
  show: field.show,
  since: z.number(),
  until: z.number().optional(),
  /** When whoever is away or gone is expected back, where something says so (R1). */
  backAt: z.number().optional(),
  statusText: z.string().optional(),
  statusEmoji: z.string().optional(),
});
/** The team without oneself. */
export const teamFacts = z.object({
  connection,
  team: z.string().nullable(),
  teammates: z.array(teammate),
});
export type TeamFacts = z.infer<typeof teamFacts>;
export type TeammateFacts = z.infer<typeof teammate>;

/** What is to be reviewed. */
export const reviewFacts = z.object({
  total: z.int(),
  messages: z.array(
    z.object({
      messageId: z.string(),
      fromName: z.string(),
      body: z.string(),
      urgency: field.urgency,
      urgentReason: z.string().optional(),
      sentAt: z.number(),
      receivedAt: z.number(),
    }),
  ),
});
export type ReviewFacts = z.infer<typeof reviewFacts>;

/** What a command of the engine led to. */
export const commandFacts = z.object({
  status: statusFacts,
  /** Of a message: how it stands once the relay answered, or when that was no longer waited for. */
  sent: z
    .object({
      messageId: z.string(),
      state: z.enum(['waiting', 'held', 'queued', 'delivered', 'withdrawn', 'failed']),
      expectedAt: z.number().optional(),
      problem: z.string().optional(),
    })
    .optional(),
});
export type CommandFacts = z.infer<typeof commandFacts>;

/** What answers each question. */
export const answerSchemas = {
  status: statusFacts,
  team: teamFacts,
  review: reviewFacts,
  show: z.object({}),
  quit: z.object({}),
  command: commandFacts,
} as const satisfies Record<Question['type'], z.ZodType>;
/** The answer to a question of one type. */
export type AnswerTo<T extends Question['type']> = z.infer<(typeof answerSchemas)[T]>;
/** Any answer. */
export type Answer = AnswerTo<Question['type']>;

const fault = z.object({
  code: z.enum([
    'invalid',
    'unsupported',
    'conflict',
    'not_found',
    'unreachable',
    'refused',
    'storage_failed',
  ]),
  message: z.string(),
});
/** Why nothing was done; `message` is for people. */
export type WireFault = z.infer<typeof fault>;

/** A reply; what `answer` is depends on the question. */
export const replyLine = z.discriminatedUnion('ok', [
  z.object({ v: z.literal(WIRE_VERSION), ok: z.literal(true), answer: z.unknown() }),
  z.object({ v: z.literal(WIRE_VERSION), ok: z.literal(false), error: fault }),
]);
export type ReplyLine = z.infer<typeof replyLine>;
