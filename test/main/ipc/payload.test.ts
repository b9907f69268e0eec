import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBearable, LARGEST_PAYLOAD } from '../../../main/ipc/payload.ts';
import { route } from '../../../main/ipc/requests.ts';
import { parseCommand, parseShellCommand } from '../../../shared/bridge/parse-command.ts';
import { commandSchemas } from '../../../shared/bridge/commands.ts';
import { shellCommandSchemas } from '../../../shared/bridge/shell.ts';
import { TEXT } from '../../../shared/protocol/limits.ts';

const peer = {
  id: 1,
  sendUpdate: () => undefined,
  sendPlace: () => undefined,
  sendShell: () => undefined,
};

const holdingItself = (): unknown => {
  const list: unknown[] = [];
  list.push(list);
  return { list };
};
const deep = (): unknown => {
  let value: unknown = 0;
  for (let level = 0; level < 200_000; level += 1) value = [value];
  return value;
};

describe('the size of what a window sends', () => {
  it('[D9] has room for every command', () => {
    const body = 'ü'.repeat(TEXT.body);
    expect(isBearable({ type: 'sendMessage', to: 'ana', body, urgency: 'normal' })).toBe(true);
    expect(isBearable(undefined)).toBe(true);
  });

  it.each([
    ['a text', () => 'x'.repeat(LARGEST_PAYLOAD)],
    ['the name of a field', () => ({ ['x'.repeat(LARGEST_PAYLOAD)]: 1 })],
    ['many small things', () => Array.from({ length: LARGEST_PAYLOAD }, () => ({}))],
    ['a list of holes', () => new Array<unknown>(2 ** 32 - 1)],
    ['a list that holds itself', holdingItself],
    ['lists in lists', deep],
  ])('[D9] ends with %s', (_, make) => {
    expect(isBearable(make())).toBe(false);
  });

  it.each([
    ['a map', () => new Map()],
    ['a date', () => new Date(0)],
    ['bytes', () => new Uint8Array(8)],
    ['a buffer', () => new ArrayBuffer(8)],
    ['an error', () => new Error('x')],
    ['a big number', () => 1n],
    ['a pattern', () => /x/],
  ])('[D9] is not asked of %s: no command is made of it', (_, make) => {
    expect(isBearable({ type: 'endFocus', more: make() })).toBe(false);
  });
});

describe('commands from anywhere', () => {
  /** Anything that survives a structured clone, more often than not with something of a command. */
  const types = [...Object.keys(commandSchemas), ...Object.keys(shellCommandSchemas)];
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withSparseArray: true,
    withNullPrototype: true,
  });
  const likely = fc
    .tuple(
      fc.constantFrom(...types, '__proto__', 'constructor', 'toString'),
      fc.dictionary(fc.string(), anything),
    )
    .map(([type, rest]) => ({ ...rest, type }));

  it('[D9] never make the parsers throw, and what passes is of a type that there is', () => {
    fc.assert(
      fc.property(fc.oneof(anything, likely), (value) => {
        for (const parse of [parseCommand, parseShellCommand]) {
          const parsed = parse(value);
          if (parsed.ok) expect(types).toContain(parsed.value.type);
          else
            expect(parsed.error).toMatchObject({
              code: 'invalid',
              message: expect.stringMatching(/./) as string,
            });
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('[D9] reach a handler only as what the parser made of them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(anything, likely), async (value) => {
        const handled: unknown[] = [];
        const answer = await route(parseCommand, (command) => {
          handled.push(command);
          return Promise.resolve({ ok: true } as const);
        })(value, peer);
        const parsed = isBearable(value) ? parseCommand(value) : null;
        expect(handled).toEqual(parsed?.ok === true ? [parsed.value] : []);
        expect(answer.ok).toBe(parsed?.ok === true);
      }),
      { numRuns: 1000 },
    );
  });
});
