/** Values that parsers, stores and logs stumble over. */
import type { Seeded } from './seeded.ts';

/** Names that plain objects have without being asked. */
export const PROTOTYPE_KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '__defineGetter__',
  'then',
  'toJSON',
  'length',
] as const;

/** Texts. */
export const NASTY_TEXTS: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\u0001\u0007\u001b[2J\u007f',
  '\r\n\r\nX: y',
  '\ud83d',
  '\udc00x',
  'x'.repeat(63) + '\ud83d\ude00',
  '\u202eevil\u202c\u2066',
  '\u200b\u200d\ufeff',
  '👩‍👩‍👧‍👦🏳️‍🌈',
  'e' + '\u0301'.repeat(500),
  '\u2028\u2029',
  '<script>alert(1)</script>',
  "'; DROP TABLE messages; --",
  '%00%2e%2e%2f',
  '../../etc/passwd',
  '${7*7}{{7*7}}',
  'null',
  'undefined',
  'NaN',
  '9007199254740993',
  '1e400',
  'JST',
  'IST',
  '\u221205',
  'Europe/Lisbon',
  'eUROPE/lISBON',
  '2020-01-01[Europe/Lisbon]',
  'x'.repeat(8000),
  'x'.repeat(8001),
  '😀'.repeat(4000),
  'é'.repeat(7999),
  ...PROTOTYPE_KEYS,
];

/** Numbers, as JSON writes them: some are none for JavaScript, or not the same. */
const NASTY_NUMBERS: readonly string[] = [
  '0',
  '-0',
  '-1',
  '1',
  '0.5',
  '-0.0000001',
  '1e400',
  '-1e400',
  '1e308',
  '5e-324',
  '9007199254740991',
  '9007199254740992',
  '9007199254740993',
  '12345678901234567890',
  '-12345678901234567890',
  '8640000000000000',
  '8640000000000001',
  '2147483648',
  '4294967296',
  '18446744073709551616',
  '1'.repeat(400),
  '0.'.padEnd(400, '1'),
];

const raw = (texts: readonly string[]): string[] => texts.map((text) => JSON.stringify(text));

const OTHERS: readonly string[] = [
  'null',
  'true',
  'false',
  '[]',
  '{}',
  '[null]',
  '[[]]',
  '{"length":1}',
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"admin":true}}}',
  '{"toString":1}',
  '{"toJSON":1}',
  '[1,2,3]',
  '["x"]',
];

/** A nest of lists or objects as JSON. */
export const nest = (depth: number, kind: 'lists' | 'objects'): string =>
  kind === 'lists'
    ? '['.repeat(depth) + ']'.repeat(depth)
    : '{"x":'.repeat(depth) + '1' + '}'.repeat(depth);

/** Some value, as JSON. */
export const nastyJson = (from: Seeded): string => {
  const kind = from.below(10);
  if (kind < 4) return from.pick(raw(NASTY_TEXTS));
  if (kind < 7) return from.pick(NASTY_NUMBERS);
  if (kind < 9) return from.pick(OTHERS);
  return nest(1 + from.below(from.chance(0.1) ? 10_000 : 50), from.pick(['lists', 'objects']));
};
