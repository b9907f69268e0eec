/** The reference of the protocol is what the schemas say, and whole. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { document } from '../../scripts/protocol/described.ts';
import { schemaFiles } from '../../scripts/protocol/files.ts';
import { protocolPage } from '../../scripts/protocol/page.ts';
import { makeReference } from '../../scripts/protocol/reference.ts';
import { HTTP_CALLS } from '../../scripts/protocol/http-calls.ts';
import { PROBLEMS } from '../../scripts/protocol/say-http.ts';
import { callerOf } from '../../server/access/caller.ts';
import { newWrongTries } from '../../server/access/wrong-tries.ts';
import type { RelayCore } from '../../server/core/relay-core.ts';
import { apiRoutes } from '../../server/http/routes.ts';
import { createManualClock } from '../support/manual-clock.ts';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/PROTOCOL.md'), 'utf8');

describe('docs/PROTOCOL.md', () => {
  it('is what the schemas say', async () => {
    expect(page === (await protocolPage()), 'It is out of date: run `npm run protocol`.').toBe(
      true,
    );
  });

  it('has a heading, and only one, for every place that it points to', () => {
    const anchors = [...page.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(/[^\w\s-]/g, '')
        .replaceAll(' ', '-'),
    );
    const targets = new Set([...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, to]) => to));
    expect(targets.size).toBeGreaterThan(15);
    const counts = [...targets].map((to) => [to, anchors.filter((it) => it === to).length]);
    expect(counts.filter(([, count]) => count !== 1)).toEqual([]);
  });

  it('has every call of the relay', () => {
    const routes = apiRoutes({
      core: {} as RelayCore, // No call is made.
      clock: createManualClock(),
      signup: 'open',
      adminSecret: null,
      wrongTokens: newWrongTries(1),
      callerOf: (request) => callerOf(request, false),
      publicUrl: () => '',
    });
    const served = routes.flatMap(({ path, methods }) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    const told = HTTP_CALLS.map(({ method, path }) => `${method} ${path.replace(/:\w+$/, '')}`);
    expect(served.filter((call) => call.includes(' /v1/')).sort()).toEqual(told.sort());
  });

  it('has every type of problem that the relay answers, with its status', () => {
    const sources = ['answer', 'handler', 'limit-tries', 'read-body', 'routes'].map((name) =>
      readFileSync(join(root, 'server/http', `${name}.ts`), 'utf8'),
    );
    const answered = [...sources.join('\n').matchAll(/\bproblem\(\s*(\d+),\s*'(\w+)'/g)];
    expect(answered.length).toBeGreaterThan(5);
    for (const [, status, type = ''] of answered)
      expect(PROBLEMS[type]?.status, type).toBe(Number(status));
  });
});

describe('what is said of the protocol', () => {
  const schema = z.object({ type: z.literal('x'), a: z.string(), b: z.object({ c: z.int() }) });
  const fields = { a: 'A.', b: 'B.', 'b.c': 'C.' };
  const problemsWith = (one: z.ZodType, said: Parameters<typeof document>[2]): string[] => {
    const problems: string[] = [];
    document('x', one, said, problems);
    return problems;
  };

  it('has to name every field, and no other', () => {
    expect(problemsWith(schema, { says: 'X.', fields })).toEqual([]);
    expect(problemsWith(schema, { says: 'X.', fields: { a: 'A.', b: 'B.', d: 'D.' } })).toEqual([
      'x: the field b.c has no meaning.',
      'x: there is a meaning for d, but no such field.',
    ]);
    expect(problemsWith(schema, undefined)).toEqual(['x: nothing is said of it.']);
  });

  it('has to say which rule stands between fields', () => {
    const ruled = schema.refine(({ a }) => a !== '');
    expect(problemsWith(ruled, { says: 'X.', fields })).toHaveLength(1);
    expect(problemsWith(ruled, { says: 'X.', fields, rule: { says: 'R.' } })).toEqual([]);
  });

  it('has to have examples that are valid', () => {
    const good = { type: 'x', a: '', b: { c: 1 } };
    expect(problemsWith(schema, { says: '', fields, example: good })).toEqual([]);
    expect(problemsWith(schema, { says: '', fields, example: { ...good, a: 1 } })).toHaveLength(1);
    expect(problemsWith(schema, { says: '', fields, example: { ...good, e: 1 } })).toHaveLength(1);
  });
});

describe('the JSON Schema files', () => {
  const file = z.looseObject({
    $schema: z.literal('https://json-schema.org/draft/2020-12/schema'),
    $id: z.string(),
    type: z.literal('object'),
    properties: z.record(z.string(), z.unknown()),
    required: z.array(z.string()).default([]),
    $defs: z.record(z.string(), z.unknown()).default({}),
  });
  const { requests, replies, entries, httpRequests, httpReplies } = makeReference();
  const all = {
    requests,
    replies,
    entries,
    'http/requests': httpRequests,
    'http/replies': httpReplies,
  };
  const written = new Map(
    schemaFiles().map(({ path, content }) => [
      path,
      JSON.parse(JSON.stringify(content)) as unknown,
    ]),
  );

  it.each(
    Object.entries(all).flatMap(([folder, list]) =>
      list.map((one) => [`${folder}/${one.name}.json`, one.zod] as const),
    ),
  )('%s has the fields of its schema, and asks for those that it asks for', (path, schema) => {
    const json = file.parse(written.get(path));
    const { shape } = schema as z.ZodObject<Readonly<Record<string, z.ZodType>>>;
    expect(Object.keys(json.properties)).toEqual(Object.keys(shape));
    const needed = Object.entries(shape).filter(([, it]) => !it.safeParse(undefined).success);
    expect([...json.required].sort()).toEqual(needed.map(([name]) => name).sort());
    const refs = JSON.stringify(json).matchAll(/"\$ref":"#\/\$defs\/(\w+)"/g);
    for (const [, name = ''] of refs) expect(Object.keys(json.$defs)).toContain(name);
  });

  it('have ids of their own, and an index that names them all', () => {
    const index = JSON.stringify(written.get('index.json'));
    const others = [...written].filter(([path]) => path !== 'index.json');
    for (const [path] of others) expect(index).toContain(`"${path}"`);
    expect(new Set(others.map(([, json]) => file.parse(json).$id)).size).toBe(others.length);
  });
});
