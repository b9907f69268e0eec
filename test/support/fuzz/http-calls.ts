/** HTTP calls as bytes: paths, methods, headers and bodies of every kind. */
import * as z from 'zod';
import { httpRequests } from '../../../shared/protocol/http.ts';
import { NASTY_TEXTS, nastyJson, nest, PROTOTYPE_KEYS } from './nasty.ts';
import type { Seeded } from './seeded.ts';

/** What a generator of calls knows of the relay. */
export interface CallKnown {
  readonly token: string;
  readonly invite: string;
  readonly host: string;
}

const PATHS = [
  '/v1/teams',
  '/v1/teams/open',
  '/v1/invites',
  '/v1/join',
  '/v1/devices',
  '/v1/devices/claim',
] as const;
const SCHEMA_OF = {
  '/v1/teams': httpRequests.createTeam,
  '/v1/teams/open': httpRequests.openTeam,
  '/v1/invites': httpRequests.createInvite,
  '/v1/join': httpRequests.join,
  '/v1/devices': httpRequests.createDeviceCode,
  '/v1/devices/claim': httpRequests.claimDevice,
} as const;

const ODD_PATHS: readonly string[] = [
  '/',
  '//',
  '/healthz',
  '/v1',
  '/v1/',
  '/v1/socket',
  '/v1/nothing',
  '/index.html',
  '/assets/',
  '/assets/x-12345678.js',
  '/../../../etc/passwd',
  '/..%2f..%2f..%2fetc%2fpasswd',
  '/%2e%2e/%2e%2e/relay.db',
  '/.%00./x',
  '/%00',
  '/%',
  '/%zz',
  '/%c0%ae%c0%ae/',
  '/%ff',
  '/.git/config',
  '/\\..\\x',
  '*',
  'http://elsewhere.example/v1/devices',
  '/?'.padEnd(2000, '='),
  '/'.padEnd(4000, 'a'),
  `/${'a/'.repeat(2000)}`,
  '/v1/devices/claim/',
  '/v1/devices//',
  '/v1/devices/__proto__',
  '/v1/invites/constructor',
  `/v1/invites/${'x'.repeat(128)}`,
  `/v1/invites/${'x'.repeat(129)}`,
  '/v1/invites/%2e%2e',
  '/v1/invites/a?b=c#d',
];
const METHODS = [
  'GET',
  'POST',
  'DELETE',
  'PUT',
  'PATCH',
  'HEAD',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'M-SEARCH',
];
const ODD_METHODS = ['get', 'POST\tX', 'CONNECT', 'FOO', '__proto__', ''];
const TYPES = [
  'application/json; charset=utf-8',
  'text/plain',
  'application/jsonx',
  'APPLICATION/JSON',
  'multipart/form-data; boundary=x',
  '',
  `application/json;${' '.repeat(3000)}x`,
];

const right = (known: CallKnown, field: string): unknown => {
  switch (field) {
    case 'invite':
      return known.invite;
    case 'timeZone':
      return 'UTC';
    case 'maxUses':
      return 3;
    case 'expiresInMs':
      return 3_600_000;
    case 'code':
      return '00000000';
    default:
      return 'Some name';
  }
};

const jsonBody = (from: Seeded, known: CallKnown, path: (typeof PATHS)[number]): string => {
  const schema = z.toJSONSchema(SCHEMA_OF[path], { io: 'input', unrepresentable: 'any' });
  const fields = Object.keys(schema.properties ?? {}).flatMap((name): string[] => {
    if (from.chance(0.1)) return [];
    const json = from.chance(0.25) ? nastyJson(from) : JSON.stringify(right(known, name));
    return [`${JSON.stringify(name)}:${json}`];
  });
  if (from.chance(0.2))
    fields.push(`${JSON.stringify(from.pick(PROTOTYPE_KEYS))}:${nastyJson(from)}`);
  return `{${fields.join(',')}}`;
};

const body = (from: Seeded, known: CallKnown, path: string): Buffer => {
  const call = PATHS.find((it) => it === path) ?? '/v1/join';
  const kind = from.below(20);
  if (kind < 14) return Buffer.from(jsonBody(from, known, call));
  if (kind === 14) return Buffer.from(from.bytes(from.below(400)));
  if (kind === 15) return Buffer.from(nest(8_000, 'lists'));
  if (kind === 16)
    return Buffer.from(from.pick(['', 'null', '[]', '"x"', '{', '\ufeff{}', '1e400']));
  if (kind === 17) return Buffer.from(`{"invite":"${'x'.repeat(16 * 1024)}"}`);
  if (kind === 18) return Buffer.concat([Buffer.from('{"x":"'), from.bytes(5), Buffer.from('"}')]);
  return Buffer.from(nastyJson(from));
};

const headerSafe = (text: string): string => text.replace(/[\r\n]/g, ' ');

const authorization = (from: Seeded, known: CallKnown): string[] => {
  if (from.chance(0.5)) return [`Authorization: Bearer ${known.token}`];
  const odd = [
    'Bearer',
    'Bearer ',
    `bearer ${known.token}`,
    `Bearer  ${known.token}`,
    `Bearer ${known.token}x`,
    `Bearer ${'x'.repeat(257)}`,
    `Basic ${known.token}`,
    `Bearer ${headerSafe(from.pick(NASTY_TEXTS).slice(0, 200))}`,
    `Bearer ${'='.repeat(5000)}`,
  ];
  return from.chance(0.3) ? [] : [`Authorization: ${from.pick(odd)}`];
};

const host = (from: Seeded, known: CallKnown): string[] => {
  if (from.chance(0.85)) return [`Host: ${known.host}`];
  return from.pick([
    [],
    ['Host:'],
    ['Host: "><script>'],
    ['Host: a b'],
    [`Host: ${'h'.repeat(5000)}`],
    ['Host: x', 'Host: y'],
  ]);
};

/** How the length of a body is told, right or wrong; a wrong one never announces more than comes. */
const framing = (from: Seeded, length: number): { headers: string[]; chunked: boolean } => {
  const kind = from.below(40);
  if (kind === 0) return { headers: [`Content-Length: ${'9'.repeat(30)}`], chunked: false };
  if (kind === 1) return { headers: ['Content-Length: -1'], chunked: false };
  if (kind === 2)
    return { headers: [`Content-Length: ${length}`, 'Content-Length: 0'], chunked: false };
  if (kind === 3) return { headers: ['Content-Length: 1e3'], chunked: false };
  if (kind === 4)
    return { headers: [`Content-Length: ${length}`, 'Transfer-Encoding: chunked'], chunked: true };
  if (kind < 9) return { headers: ['Transfer-Encoding: chunked'], chunked: true };
  return { headers: [`Content-Length: ${length}`], chunked: false };
};

const chunkedBody = (bytes: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(bytes.length === 0 ? '' : `${bytes.length.toString(16)}\r\n`),
    bytes,
    Buffer.from(bytes.length === 0 ? '0\r\n\r\n' : '\r\n0\r\n\r\n'),
  ]);

const pathOf = (from: Seeded): string => {
  if (from.chance(0.6)) return from.pick(PATHS);
  if (from.chance(0.8)) return from.pick(ODD_PATHS);
  return `/v1/${from.pick(['devices', 'invites'])}/${encodeURIComponent(from.pick(NASTY_TEXTS).toWellFormed().slice(0, 300))}`;
};

/** A call, with `Connection: close` so that its answer has an end. */
export const nextCall = (from: Seeded, known: CallKnown): Buffer => {
  if (from.chance(0.02))
    return Buffer.concat([Buffer.from(from.bytes(1 + from.below(200))), Buffer.from('\r\n\r\n')]);
  const path = pathOf(from);
  const method = from.chance(0.55) ? 'POST' : from.pick(from.chance(0.9) ? METHODS : ODD_METHODS);
  const bytes = method === 'POST' || from.chance(0.1) ? body(from, known, path) : Buffer.alloc(0);
  const { headers, chunked } = framing(from, bytes.length);
  const odd = from.chance(0.1)
    ? [`X-${from.pick(PROTOTYPE_KEYS)}: ${headerSafe(from.pick(NASTY_TEXTS)).slice(0, 2000)}`]
    : [];
  const flood = from.chance(0.01) ? Array.from({ length: 3000 }, (_, at) => `X-${at}: y`) : [];
  const expects = from.chance(0.02)
    ? [from.pick(['Expect: 100-continue', 'Expect: miracles'])]
    : [];
  const head = [
    `${method} ${path} HTTP/${from.chance(0.97) ? '1.1' : from.pick(['1.0', '2.0', '9', 'x'])}`,
    ...host(from, known),
    ...authorization(from, known),
    `Content-Type: ${from.chance(0.8) ? 'application/json' : from.pick(TYPES)}`,
    ...headers,
    ...odd,
    ...flood,
    ...expects,
    'Connection: close',
  ].join('\r\n');
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`), chunked ? chunkedBody(bytes) : bytes]);
};
