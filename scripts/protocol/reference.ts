/** All that the reference is made of, joined with what is said of it; fails with a list of all that is missing. */
import type * as z from 'zod';
import { CLOSE } from '../../shared/protocol/close-codes.ts';
import { httpReplies, httpRequests } from '../../shared/protocol/http.ts';
import * as limits from '../../shared/protocol/limits.ts';
import { entrySchemas, replySchemas } from '../../shared/protocol/replies.ts';
import { requestSchemas } from '../../shared/protocol/requests.ts';
import { type Description, document, type Documented } from './described.ts';
import { SAY_CLOSE, SAY_LIMITS } from './say-codes.ts';
import { HTTP_CALLS } from './http-calls.ts';
import { PROBLEMS, SAY_HTTP_REPLIES, SAY_HTTP_REQUESTS } from './say-http.ts';
import { SAY_ENTRIES, SAY_REPLIES } from './say-replies.ts';
import { SAY_REQUESTS } from './say-requests.ts';
import { SAY_SHAPES } from './say-shapes.ts';
import { SHAPES } from './schemas.ts';

/** A figure of shared/protocol/limits.ts. */
export interface Limit {
  readonly name: string;
  readonly value: number | string;
  readonly says: string;
}
/** The reference before it is written down. */
export interface Reference {
  readonly requests: readonly Documented[];
  readonly replies: readonly Documented[];
  readonly entries: readonly Documented[];
  readonly shapes: readonly Documented[];
  readonly httpRequests: readonly Documented[];
  readonly httpReplies: readonly Documented[];
  readonly limits: readonly Limit[];
}

const group = (
  kind: string,
  schemas: Readonly<Record<string, z.ZodType>>,
  say: Readonly<Record<string, Description>>,
  problems: string[],
): readonly Documented[] => {
  const idle = Object.keys(say).filter((name) => !(name in schemas));
  problems.push(
    ...idle.map((name) => `${kind} ${name}: something is said of it, but there is none.`),
  );
  return Object.entries(schemas).map(([name, schema]) => {
    const found: string[] = [];
    const one = document(name, schema, say[name], found);
    problems.push(...found.map((text) => `${kind} ${text}`));
    return one;
  });
};

const isFigure = (value: unknown): value is number | string =>
  typeof value === 'number' || typeof value === 'string';

/** Figures by name; those within an object as `OBJECT.name`. */
const figures = (values: object, prefix = ''): readonly (readonly [string, number | string])[] =>
  Object.entries(values).flatMap(([name, value]: [string, unknown]) => {
    if (isFigure(value)) return [[`${prefix}${name}`, value] as const];
    return typeof value === 'object' && value !== null ? figures(value, `${prefix}${name}.`) : [];
  });

const limitsSaid = (problems: string[]): readonly Limit[] => {
  const all = figures(limits);
  const idle = Object.keys(SAY_LIMITS).filter((name) => !all.some(([known]) => known === name));
  problems.push(
    ...idle.map((name) => `limit ${name}: something is said of it, but there is none.`),
  );
  for (const [name] of all)
    if (!(name in SAY_LIMITS))
      problems.push(`limit ${name}: nothing is said of it (null: of no use to a client).`);
  return Object.entries(SAY_LIMITS).flatMap(([name, says]) => {
    const value = all.find(([known]) => known === name)?.[1];
    return says === null || value === undefined ? [] : [{ name, value, says }];
  });
};

const callProblems = (): readonly string[] => {
  const types = HTTP_CALLS.flatMap((call) => call.problems);
  const unused = (keys: readonly string[], used: readonly (string | undefined)[]): string[] =>
    keys.filter((key) => !used.includes(key));
  return [
    ...types.filter((type) => !(type in PROBLEMS)).map((type) => `HTTP: no problem type ${type}.`),
    ...unused(
      Object.keys(httpRequests),
      HTTP_CALLS.map((call) => call.request),
    ).map((key) => `HTTP: no call takes the body ${key}.`),
    ...unused(
      Object.keys(httpReplies),
      HTTP_CALLS.map((call) => call.reply),
    ).map((key) => `HTTP: no call answers ${key}.`),
  ];
};

/** Joins schemas and words. Throws with every gap between the two, one in a line. */
export const makeReference = (): Reference => {
  const problems: string[] = [];
  const reference: Reference = {
    requests: group('request', requestSchemas, SAY_REQUESTS, problems),
    replies: group('reply', replySchemas, SAY_REPLIES, problems),
    entries: group('entry', entrySchemas, SAY_ENTRIES, problems),
    shapes: group('shape', SHAPES, SAY_SHAPES, problems),
    httpRequests: group('HTTP request', httpRequests, SAY_HTTP_REQUESTS, problems),
    httpReplies: group('HTTP reply', httpReplies, SAY_HTTP_REPLIES, problems),
    limits: limitsSaid(problems),
  };
  const closes = Object.keys(CLOSE).filter((name) => !(name in SAY_CLOSE));
  problems.push(
    ...closes.map((name) => `close code ${name}: nothing is said of it.`),
    ...callProblems(),
  );
  if (problems.length > 0)
    throw new Error(
      `The protocol and what is said of it in scripts/protocol/ (say-….ts) differ:\n${problems.join('\n')}`,
    );
  return reference;
};
