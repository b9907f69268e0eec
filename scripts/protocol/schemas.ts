/** The zod schemas of the protocol as JSON Schema, in which what is used in many places has a name. */
import * as z from 'zod';
import * as field from '../../shared/protocol/fields.ts';
import { problem } from '../../shared/protocol/http.ts';
import { entry, errorCode } from '../../shared/protocol/replies.ts';

/** As much of JSON Schema as zod writes for the protocol. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly if?: JsonSchema;
  readonly then?: JsonSchema;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly format?: string;
}

/** Values with a name of their own. */
export const SCALARS = {
  Time: field.at,
  Duration: field.durationMs,
  Id: field.opaqueId,
  Uuid: field.clientUuid,
  TimeZone: field.timeZone,
} as const;

/** Objects that stand in several frames, each described once. */
export const SHAPES = {
  Presence: field.presence,
  Profile: field.profile,
  WorkingHours: field.workingHours,
  HoursOverride: field.hoursOverride,
  Message: field.message,
  HeldCounts: field.heldCounts,
  FocusRecord: field.focusRecord,
  FocusRounds: field.focusRounds,
  ManualChoice: field.manualChoice,
  StatusLine: field.statusLine,
  OwnSettings: field.ownSettings,
  SurfaceAsk: field.surfaceAsk,
  Problem: problem,
} as const;

/** The name of a shape. */
export type ShapeName = keyof typeof SHAPES;

const names = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries({
  ...SCALARS,
  ...SHAPES,
  Entry: entry,
  ErrorCode: errorCode,
}))
  names.add(schema as z.ZodType, { id });

/**
 * A schema as it stands on the wire, before defaults and transforms. That is right for both directions: it says what a
 * client may send, and of what the relay sends it leaves room for fields that a newer relay adds (T2).
 */
export const jsonSchemaOf = (schema: z.ZodType): JsonSchema => {
  // zod writes the keywords above and no others: the check of the fields fails on what it does not know.
  const whole = z.toJSONSchema(schema, { io: 'input', metadata: names }) as JsonSchema;
  const name = names.get(schema)?.id;
  const own = name === undefined ? undefined : whole.$defs?.[name];
  if (own === undefined) return whole;
  const { $ref: _, ...rest } = whole;
  return { ...rest, ...own };
};

/** Whether a rule stands between fields, which JSON Schema from zod does not show. */
export const hasOwnRule = (schema: z.ZodType): boolean =>
  (schema.def.checks ?? []).some((check) => check._zod.def.check === 'custom');
