/** What of the state outlives the process, as records of the store: written by what changed, read with care. */
import * as z from 'zod';
import type { Draft } from '../bridge/view.ts';
import * as field from '../protocol/fields.ts';
import { entrySchemas } from '../protocol/replies.ts';
import { requestSchemas } from '../protocol/requests.ts';
import { type OwnCalendar, ownCalendarSchema } from './calendar-setting.ts';
import type { Json, StoreChange } from './ports.ts';
import type {
  EngineState,
  InboxItem,
  Meeting,
  Op,
  OpType,
  OwnFocus,
  SentMessage,
} from './state.ts';
import { deviceSettings } from './device-settings.ts';
import { sessionRecord } from './own-sessions.ts';
import { handledOccurrence, type HandledOccurrence } from './planned.ts';
import type { SessionRecord } from '../domain/statistics.ts';

const scalars = z.object({
  cursor: z.int().min(0),
  skewMs: z.number(),
  nextOp: z.int().min(1),
  roster: z.int().min(0),
  name: z.string(),
  teamName: z.string().nullable(),
  // Added later: what was written before has them not.
  lastActiveAt: z.number().nullable().default(null),
  lastAskedAt: z.number().nullable().default(null),
  zoneAsked: z.string().nullable().default(null),
});
type Scalars = z.infer<typeof scalars>;

const choices = z.object({
  manual: field.manualChoice.nullable(),
  status: field.statusLine.nullable(),
});
const focus = field.focusRecord
  .extend({ nextStep: z.string().optional(), breakTold: z.literal(true).optional() })
  .nullable();
const inboxItem = z.object({
  message: field.message,
  batchId: field.opaqueId,
  reason: entrySchemas.batch.shape.reason,
  seq: z.int(),
  index: z.int(),
  receivedAt: z.number(),
  triage: z.enum(['unread', 'done', 'later']),
  laterUntil: z.number().optional(),
  couldWait: z.boolean().optional(),
  brokeThrough: z.literal(true).optional(),
});
const sentMessage = z.object({
  messageId: z.string(),
  to: z.string(),
  body: z.string(),
  urgency: field.urgency,
  writtenAt: z.number(),
  state: z.enum(['waiting', 'held', 'queued', 'delivered', 'withdrawn', 'failed']),
  expectedAt: z.number().optional(),
  urgentReason: z.string().optional(),
  problem: z.string().optional(),
  replyTo: z.string().optional(),
});
/** Stores of earlier versions have the words alone. */
const draft = z.union([
  z.string().transform((body): Draft => ({ body })),
  z.object({
    body: z.string(),
    urgency: field.urgency.optional(),
    urgentReason: z.string().optional(),
  }),
]);
const meeting = z.object({ at: field.at, isAsked: z.boolean(), isTold: z.boolean() });
const op = z.object({
  n: z.int().min(1),
  request: z.looseObject({ type: z.string() }),
  attempted: z.boolean().default(true),
});

const scalarsOf = (state: EngineState): Scalars => ({
  cursor: state.cursor,
  skewMs: state.skewMs,
  nextOp: state.nextOp,
  roster: state.roster,
  name: state.name,
  teamName: state.teamName,
  lastActiveAt: state.lastActiveAt,
  lastAskedAt: state.lastAskedAt,
  zoneAsked: state.zoneAsked,
});

/** Collections that are kept record by record, so that one message costs one record. */
const COLLECTIONS = [
  'ops',
  'inbox',
  'sent',
  'missing',
  'drafts',
  'profiles',
  'asks',
  'meetings',
  'sessions',
  'planned',
] as const;
type CollectionName = (typeof COLLECTIONS)[number];

/** JSON has no undefined: a value that went through it is what a reader will get. */
const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

const recordChanges = (
  name: CollectionName,
  before: EngineState,
  after: EngineState,
): StoreChange[] => {
  const [old, now]: readonly Readonly<Record<string, unknown>>[] = [before[name], after[name]];
  if (old === now || old === undefined || now === undefined) return [];
  const gone = Object.keys(old).filter((key) => !Object.hasOwn(now, key));
  const changed = Object.entries(now).filter(([key, value]) => old[key] !== value);
  return [
    ...gone.map((key): StoreChange => ({ op: 'delete', key: `${name}/${key}` })),
    ...changed.map(([key, value]): StoreChange => ({
      op: 'put',
      key: `${name}/${key}`,
      value: asJson(value),
    })),
  ];
};

/** The changes of the store that lead from one state to the next; none when nothing durable changed. */
export const storeChanges = (before: EngineState, after: EngineState): readonly StoreChange[] => {
  const changes = COLLECTIONS.flatMap((name) => recordChanges(name, before, after));
  const [old, now] = [scalarsOf(before), scalarsOf(after)];
  const keys = Object.keys(now) as (keyof Scalars)[];
  if (keys.some((key) => old[key] !== now[key]))
    changes.push({ op: 'put', key: 'scalars', value: asJson(now) });
  if (before.settings !== after.settings)
    changes.push({ op: 'put', key: 'settings', value: asJson(after.settings) });
  if (before.deviceSettings !== after.deviceSettings)
    changes.push({ op: 'put', key: 'device', value: asJson(after.deviceSettings) });
  if (before.focus !== after.focus)
    changes.push({ op: 'put', key: 'focus', value: asJson(after.focus) });
  if (before.calendar !== after.calendar)
    changes.push({ op: 'put', key: 'calendar', value: asJson(after.calendar) });
  if (before.manual !== after.manual || before.status !== after.status)
    changes.push({
      op: 'put',
      key: 'choices',
      value: asJson({ manual: after.manual, status: after.status }),
    });
  return changes;
};

interface Restored {
  readonly state: EngineState;
  /** Keys of records that could not be read; they are left where they are. */
  readonly unreadable: readonly string[];
}

/** What may stand in the outbox; a `hello` or a `ping` never does. */
const OP_TYPES = [
  'profile',
  'manual',
  'status',
  'settings',
  'focus.start',
  'focus.change',
  'focus.pause',
  'focus.resume',
  'focus.end',
  'focus.report',
  'message.send',
  'message.revise',
  'message.urge',
  'message.withdraw',
  'triage',
  'urgent.feedback',
  'surface.ask',
  'surface.cancel',
  'surface.dismiss',
] as const satisfies readonly OpType[];

const parseOp = (value: Json): Op | null => {
  const parsed = op.safeParse(value);
  if (!parsed.success) return null;
  const type = OP_TYPES.find((known) => known === parsed.data.request.type);
  if (type === undefined) return null;
  // The schema of the wire is the one truth of what a request may be; the id is given when it is sent.
  const request = requestSchemas[type].safeParse({ ...parsed.data.request, id: 'x' });
  if (!request.success) return null;
  const { id: _, ...kept } = request.data;
  // Nothing is sent before it is on disk as attempted, so what is not has not been seen by the relay (C2, H2).
  return { n: parsed.data.n, request: kept, attempted: parsed.data.attempted };
};

const read = (schema: z.ZodType, value: Json): unknown => {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : null;
};

const READERS: { readonly [N in CollectionName]: (value: Json) => EngineState[N][string] | null } =
  {
    ops: parseOp,
    inbox: (value) => read(inboxItem, value) as InboxItem | null,
    sent: (value) => read(sentMessage, value) as SentMessage | null,
    missing: (value) => read(z.int().min(1), value) as number | null,
    drafts: (value) => read(draft, value) as Draft | null,
    profiles: (value) => read(field.profile, value) as field.Profile | null,
    asks: (value) => read(field.at, value) as number | null,
    meetings: (value) => read(meeting, value) as Meeting | null,
    sessions: (value) => read(sessionRecord, value) as SessionRecord | null,
    planned: (value) => read(handledOccurrence, value) as HandledOccurrence | null,
  };

const readCollection = (
  name: CollectionName,
  records: ReadonlyMap<string, Json>,
  unreadable: string[],
): Readonly<Record<string, unknown>> => {
  const prefix = `${name}/`;
  const found: Record<string, unknown> = {};
  for (const [key, value] of records) {
    if (!key.startsWith(prefix)) continue;
    const item = READERS[name](value);
    if (item === null) unreadable.push(key);
    else found[key.slice(prefix.length)] = item;
  }
  return found;
};

/** The state that a store holds, laid over `base`. A record that cannot be read never stops the start. */
export const restore = (base: EngineState, records: ReadonlyMap<string, Json>): Restored => {
  const unreadable: string[] = [];
  const one = (key: string, schema: z.ZodType): unknown => {
    const value = records.get(key);
    if (value === undefined) return null;
    const parsed = read(schema, value);
    if (parsed === null && value !== null) unreadable.push(key);
    return parsed;
  };
  const collections = Object.fromEntries(
    COLLECTIONS.map((name) => [name, readCollection(name, records, unreadable)]),
  ) as Pick<EngineState, CollectionName>;
  const state: EngineState = {
    ...base,
    ...collections,
    ...(one('scalars', scalars) as Scalars | null),
    ...(one('choices', choices) as z.infer<typeof choices> | null),
    calendar: (one('calendar', ownCalendarSchema) as OwnCalendar | null) ?? base.calendar,
    focus: one('focus', focus) as OwnFocus | null,
    deviceSettings: deviceSettings.parse(one('device', deviceSettings) ?? {}),
    settings: (one('settings', field.ownSettings) as field.OwnSettings | null) ?? {},
  };
  // An op number is never given twice, also if the record that counts them is lost.
  const highest = Math.max(0, ...Object.values(state.ops).map((known) => known.n));
  return { state: { ...state, nextOp: Math.max(state.nextOp, highest + 1) }, unreadable };
};
