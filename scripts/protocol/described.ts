/** What the reference says of a frame or body beside what its schema says, and the check that the two agree. */
import type * as z from 'zod';
import { type Field, fieldsOf } from './fields.ts';
import { hasOwnRule, type JsonSchema, jsonSchemaOf } from './schemas.ts';

/** What a person has to write for each frame, body or shape. */
export interface Description {
  /** What it is for, what it does, what is answered. Markdown. */
  readonly says: string;
  /** What each field means. Every field has to be here, or in what it is `like`. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Fields of another description that this one has as well. */
  readonly like?: Description;
  /** A rule between fields, which the schema checks and JSON Schema from zod does not show. */
  readonly rule?: { readonly says: string; readonly schema?: JsonSchema };
  /** One that is valid. */
  readonly example?: Readonly<Record<string, unknown>>;
}

/** A frame, body or shape with all that is said of it. */
export interface Documented {
  readonly name: string;
  readonly zod: z.ZodType;
  readonly schema: JsonSchema;
  readonly description: Description;
  readonly fields: readonly (Field & { readonly meaning: string })[];
}

/** Fields that mean the same in every frame. */
const COMMON: Readonly<Record<string, string>> = {
  type: 'Which kind this is.',
  id: 'Made by the client, one that no other open request of this connection has. The answer carries it as `re`.',
  re: 'The `id` of the request that this answers.',
};

/** What a field means, where someone wrote it. */
export const meaningIn =
  (description: Description) =>
  (path: string): string | undefined =>
    description.fields?.[path] ?? description.like?.fields?.[path] ?? COMMON[path];

const problemsOf = (
  name: string,
  schema: z.ZodType,
  description: Description,
): readonly string[] => {
  const paths = fieldsOf(jsonSchemaOf(schema)).map((it) => it.path);
  const missing = paths.filter((path) => meaningIn(description)(path) === undefined);
  const idle = Object.keys(description.fields ?? {}).filter((path) => !paths.includes(path));
  return [
    ...missing.map((path) => `${name}: the field ${path} has no meaning.`),
    ...idle.map((path) => `${name}: there is a meaning for ${path}, but no such field.`),
    ...(hasOwnRule(schema) && description.rule === undefined
      ? [`${name}: its schema has a rule between fields (refine) that is not described.`]
      : []),
    ...exampleProblems(name, schema, description),
  ];
};

const exampleProblems = (
  name: string,
  schema: z.ZodType,
  { example }: Description,
): readonly string[] => {
  if (example === undefined) return [];
  const parsed = schema.safeParse(example);
  if (!parsed.success) return [`${name}: its example is not valid: ${parsed.error.message}`];
  const unknown = Object.keys(example).filter((key) => !(key in (parsed.data as object)));
  return unknown.map((key) => `${name}: its example has ${key}, which is no field.`);
};

/** Joins a schema and what is said of it; what is wrong goes to `problems`. */
export const document = (
  name: string,
  zod: z.ZodType,
  description: Description | undefined,
  problems: string[],
): Documented => {
  const given = description ?? { says: '' };
  if (description === undefined) problems.push(`${name}: nothing is said of it.`);
  else problems.push(...problemsOf(name, zod, description));
  const schema = jsonSchemaOf(zod);
  const fields = fieldsOf(schema).map((field) => ({
    ...field,
    meaning: meaningIn(given)(field.path) ?? '',
  }));
  return { name, zod, schema, description: given, fields };
};
