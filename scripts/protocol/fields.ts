/** The fields of a frame, in order, each with its type and limits in words. */
import type { JsonSchema } from './schemas.ts';

/** A field as the page shows it. */
export interface Field {
  /** Its name; within another one `outer.inner`, in a list `outer[].inner`. */
  readonly path: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly limits: string;
}

const code = (value: unknown): string => `\`${JSON.stringify(value)}\``;
const number = (value: number): string => value.toLocaleString('en-US');

/** Without `or null`, and what remains. */
const withoutNull = (
  schema: JsonSchema,
): { readonly rest: JsonSchema; readonly hasNull: boolean } => {
  if (Array.isArray(schema.type) && schema.type.includes('null')) {
    const [type] = schema.type.filter((it) => it !== 'null') as string[];
    return { rest: { ...schema, ...(type === undefined ? {} : { type }) }, hasNull: true };
  }
  const { anyOf } = schema;
  if (anyOf?.length !== 2 || !anyOf.some((it) => it.type === 'null'))
    return { rest: schema, hasNull: false };
  return { rest: anyOf.find((it) => it.type !== 'null') ?? schema, hasNull: true };
};

/** The name of a `$ref` to one of the named shapes. */
const refName = ($ref: string): string => $ref.replace('#/$defs/', '');
/** Where the page has what is named; the others stand under a heading of their own. */
const ANCHORS: Readonly<Record<string, string>> = { Entry: 'entries', ErrorCode: 'error-codes' };
const link = (name: string): string =>
  `[${name}](#${ANCHORS[name] ?? `type-${name.toLowerCase()}`})`;

const plainType = (schema: JsonSchema): string => {
  if (schema.$ref !== undefined) return link(refName(schema.$ref));
  if ('const' in schema) return code(schema.const);
  if (schema.enum !== undefined) return schema.enum.map(code).join(', ');
  if (schema.type === 'array' && schema.items !== undefined)
    return `list of ${typeOf(schema.items)}`;
  if (schema.type === 'object') return 'object';
  if (schema.type === 'integer' || schema.type === 'string' || schema.type === 'boolean')
    return schema.type;
  throw new Error(`The page has no words for this schema: ${JSON.stringify(schema)}`);
};

/** The type of a value in words. */
export const typeOf = (schema: JsonSchema): string => {
  const { rest, hasNull } = withoutNull(schema);
  return `${plainType(rest)}${hasNull ? ' or `null`' : ''}`;
};

const range = (least: number | undefined, most: number | undefined): string => {
  // zod's own bounds of an integer say nothing.
  const min = least === Number.MIN_SAFE_INTEGER ? undefined : least;
  const top = most === Number.MAX_SAFE_INTEGER ? undefined : most;
  if (min !== undefined && top !== undefined)
    return min === top ? number(min) : `${number(min)}–${number(top)}`;
  if (min !== undefined) return `from ${number(min)}`;
  return top === undefined ? '' : `up to ${number(top)}`;
};

/** The limits of a value in words; empty where it has none. */
export const limitsOf = (schema: JsonSchema): string => {
  const { rest } = withoutNull(schema);
  const characters = range(rest.minLength, rest.maxLength);
  const fallback = rest.default as string | number | undefined;
  return [
    range(rest.minimum, rest.maximum),
    characters === '' ? '' : `${characters} characters`,
    rest.maxItems === undefined ? '' : `up to ${rest.maxItems} of them`,
    rest.pattern !== undefined && rest.format === undefined ? `\`${rest.pattern}\`` : '',
    fallback === undefined
      ? ''
      : `${typeof fallback === 'number' ? number(fallback) : fallback} when left out`,
  ]
    .filter((part) => part !== '')
    .join('; ');
};

/** An object within: what its fields are, and the path they go on from. */
const within = (
  schema: JsonSchema,
  path: string,
): { readonly inner: JsonSchema; readonly prefix: string } => {
  const { rest } = withoutNull(schema);
  return rest.type === 'array' && rest.items !== undefined
    ? { inner: rest.items, prefix: `${path}[].` }
    : { inner: rest, prefix: `${path}.` };
};

/** The fields of an object, those of objects within it after each. */
export const fieldsOf = (schema: JsonSchema, prefix = ''): readonly Field[] =>
  Object.entries(schema.properties ?? {}).flatMap(([name, value]) => {
    const path = `${prefix}${name}`;
    const field = {
      path,
      type: typeOf(value),
      isRequired: schema.required?.includes(name) === true,
      limits: limitsOf(value),
    };
    const { inner, prefix: next } = within(value, path);
    return [field, ...fieldsOf(inner, next)];
  });

/** The same object with the meaning of each field beside it, as JSON Schema has it. */
export const describeFields = (
  schema: JsonSchema,
  meaningOf: (path: string) => string | undefined,
  prefix = '',
): JsonSchema => {
  if (schema.properties === undefined) return schema;
  const entries = Object.entries(schema.properties).map(([name, value]): [string, JsonSchema] => {
    const path = `${prefix}${name}`;
    const description = meaningOf(path);
    const { prefix: next } = within(value, path);
    const described =
      value.items === undefined
        ? describeFields(value, meaningOf, next)
        : { ...value, items: describeFields(value.items, meaningOf, next) };
    return [name, description === undefined ? described : { ...described, description }];
  });
  return { ...schema, properties: Object.fromEntries(entries) };
};
