/** Frames for a relay, right and wrong in every way that the schemas let one think of. */
import * as z from 'zod';
import { MAX_CLIENT_FRAME_BYTES } from '../../../shared/protocol/limits.ts';
import { requestSchemas, type RequestType } from '../../../shared/protocol/requests.ts';
import { VALID } from '../requests.ts';
import { NASTY_TEXTS, nastyJson, nest, PROTOTYPE_KEYS } from './nasty.ts';
import type { Seeded } from './seeded.ts';

/** What is sent: text, bytes that are sent as text, or binary. */
export type FuzzFrame =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'binary'; readonly bytes: Uint8Array };

/** What a generator knows of the relay, so that some of its frames mean something. */
export interface FuzzKnown {
  readonly token: string;
  /** Members of the own team, of another one, and of none. */
  readonly memberIds: readonly string[];
  /** Ids for messages and sessions: few, so that they are met again. */
  readonly uuids: readonly string[];
  /** Relay time, epoch ms. */
  readonly now: number;
}

/** A frame as JSON texts by field: what can be said in JSON, also what JavaScript would not keep. */
type Fields = [name: string, json: string][];

const types = Object.keys(requestSchemas) as RequestType[];
const plainTypes = types.filter((type) => type !== 'hello');

const limit = z.looseObject({
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  enum: z.array(z.unknown()).optional(),
});
/** Limits of every field, as its schema tells them. */
const LIMITS = new Map(
  types.map((type) => {
    const schema = z.toJSONSchema(requestSchemas[type], { io: 'input', unrepresentable: 'any' });
    const fields = Object.entries(schema.properties ?? {});
    return [type, new Map(fields.map(([name, it]) => [name, limit.parse(it)]))] as const;
  }),
);

/** Values at the limits of a field and one beyond, as JSON. */
const atLimits = (type: RequestType, name: string): string[] => {
  const found = LIMITS.get(type)?.get(name);
  if (found === undefined) return [];
  const lengths = [found.minLength, found.maxLength].flatMap((it) =>
    it === undefined ? [] : [it - 1, it, it + 1],
  );
  const numbers = [found.minimum, found.maximum].flatMap((it) =>
    it === undefined ? [] : [it - 1, it, it + 1],
  );
  return [
    ...lengths.filter((it) => it >= 0).map((it) => JSON.stringify('x'.repeat(it))),
    ...numbers.map(String),
    ...(found.enum ?? []).map((it) => JSON.stringify(it)),
  ];
};

/** Values that may be right for a field at this relay, as JSON. */
const sensible = (from: Seeded, known: FuzzKnown, name: string, fallback: unknown): unknown => {
  switch (name) {
    case 'messageId':
    case 'focusId':
      return from.pick(known.uuids);
    case 'token':
      return known.token;
    case 'endsAt':
    case 'until':
      return known.now + from.pick([61_000, 600_000, 3_600_000, 43_200_000, 43_300_000, -1]);
    case 'at':
    case 'startedAt':
    case 'sentAt':
      return known.now - from.below(10_000);
    case 'pausedMs':
      return from.pick([0, 1000, 600_000]);
    case 'session': {
      const endsAt = known.now - from.below(600_000);
      const times = { startedAt: endsAt - from.pick([0, 60_000, 3_600_000]), endsAt };
      return { ...(fallback as object), ...times, focusId: from.pick(known.uuids) };
    }
    case 'show':
      return from.pick(['open', 'available', 'busy', 'away', null]);
    case 'activity':
      return from.pick(['active', 'idle', 'locked', 'asleep', 'unknown']);
    case 'urgency':
      return from.pick(['normal', 'normal', 'urgent']);
    case 'seq':
      return from.below(200);
    case 'timeZone':
      return from.pick(['UTC', 'Europe/Lisbon', 'Asia/Kolkata', 'America/St_Johns']);
    case 'workingHours':
      return { weekly: [{ day: 1 + from.below(7), from: 540, to: 541 + from.below(899) }] };
    case 'body':
    case 'text':
    case 'label':
    case 'name':
      return from.chance(0.3) ? from.pick(NASTY_TEXTS) : `${name} ${from.below(1000)}`;
    default:
      return fallback;
  }
};

const rightFields = (from: Seeded, known: FuzzKnown, type: RequestType): Fields => {
  const right = Object.entries(VALID[type]).map(([name, value]): [string, string] => {
    // `to` is a member in a send, and a word in a triage.
    const isMember = type === 'message.send' && name === 'to';
    const chosen = isMember ? from.pick(known.memberIds) : sensible(from, known, name, value);
    return [name, JSON.stringify(chosen)];
  });
  const id = `r${from.below(1_000_000)}`;
  return [['type', JSON.stringify(type)], ['id', JSON.stringify(id)], ...right];
};

const mutate = (from: Seeded, type: RequestType, fields: Fields): Fields => {
  if (fields.length === 0) return fields;
  const at = from.below(fields.length);
  const [name = 'id', json = '1'] = fields[at] ?? [];
  const withValue = (value: string): Fields => fields.with(at, [name, value]);
  switch (from.below(8)) {
    case 0:
      return fields.toSpliced(at, 1);
    case 1:
    case 2:
      return withValue(nastyJson(from));
    case 3:
    case 4: {
      const values = atLimits(type, name);
      return withValue(values.length === 0 ? nastyJson(from) : from.pick(values));
    }
    case 5:
      return withValue(from.pick([`[${json}]`, `{"value":${json}}`, `{"0":${json}}`]));
    case 6: // The same key twice: JSON takes the last.
      return [...fields, [name, from.chance(0.5) ? json : nastyJson(from)]];
    default:
      return [...fields, [from.pick([...PROTOTYPE_KEYS, 'extra', '']), nastyJson(from)]];
  }
};

const write = (from: Seeded, fields: Fields): string => {
  const gap = from.chance(0.05) ? '\t\r\n ' : '';
  return `{${gap}${fields.map(([name, json]) => `${JSON.stringify(name)}:${gap}${json}`).join(`,${gap}`)}}`;
};

/** A `hello`, right but for its cursor and roster, or altered. */
export const helloFrame = (from: Seeded, known: FuzzKnown, isRight: boolean): string => {
  const odd = ['0', '1', '7', '100000', '9007199254740991', '9007199254740992', '1e400', '-1'];
  const fields = rightFields(from, known, 'hello');
  if (isRight) {
    const cursor = from.chance(0.3) ? from.pick(odd.slice(0, 5)) : '9007199254740991';
    const roster = from.pick(odd.slice(0, 5));
    return write(from, [...fields, ['cursor', cursor], ['roster', roster]]);
  }
  const more: Fields = [
    ['cursor', from.pick(odd)],
    ['roster', from.pick(odd)],
  ];
  return write(from, mutate(from, 'hello', [...fields, ...more]));
};

const requestFrame = (from: Seeded, known: FuzzKnown, mutations: number): string => {
  const type = from.pick(plainTypes);
  let fields = rightFields(from, known, type);
  for (let count = 0; count < mutations; count += 1) fields = mutate(from, type, fields);
  return write(from, fields);
};

const prototypeFrame = (from: Seeded, known: FuzzKnown): string => {
  const key = from.pick(PROTOTYPE_KEYS);
  const value = JSON.stringify(key);
  const type = from.pick(plainTypes);
  const fields = rightFields(from, known, type).map(([name, json]): [string, string] =>
    from.chance(0.4) ? [name, value] : [name, json],
  );
  return write(from, [...fields, [key, from.pick([value, '{"type":"ping"}', 'null'])]]);
};

const unknownFrame = (from: Seeded): string =>
  write(from, [
    ['type', JSON.stringify(from.pick([...PROTOTYPE_KEYS, ...NASTY_TEXTS, 'message', 'Ping']))],
    ['id', JSON.stringify(from.pick(['u', '__proto__', '\ud800', 'x'.repeat(64)]))],
  ]);

const deepFrame = (from: Seeded, known: FuzzKnown): string => {
  const kind = from.pick(['lists', 'objects'] as const);
  const deep = nest(kind === 'lists' ? 10_000 : 8_000, kind);
  const type = from.pick(plainTypes);
  const fields = rightFields(from, known, type);
  const name = from.chance(0.5) ? 'extra' : from.pick(fields)[0];
  return write(from, [...fields, [name, deep]]);
};

const hugeFrame = (from: Seeded, known: FuzzKnown): string => {
  const start = write(from, rightFields(from, known, from.pick(plainTypes))).slice(0, -1);
  const room = MAX_CLIENT_FRAME_BYTES - Buffer.byteLength(start) - 10;
  return `${start},"pad":"${'x'.repeat(room)}"}`;
};

const brokenUtf8 = (from: Seeded, known: FuzzKnown): Uint8Array => {
  const bytes = Buffer.from(requestFrame(from, known, 0));
  bytes[from.below(bytes.length)] = from.pick([0xff, 0xc0, 0xfe, 0x80, 0xed]);
  return bytes;
};

/** A frame that ends its connection: no JSON object, no text, or too much of it (T1). */
const fatalFrame = (from: Seeded, known: FuzzKnown): FuzzFrame => {
  const good = requestFrame(from, known, 0);
  const text = (it: string): FuzzFrame => ({ kind: 'text', text: it });
  switch (from.below(9)) {
    case 0:
      return { kind: 'binary', bytes: from.bytes(from.below(300)) };
    case 1:
      return { kind: 'binary', bytes: Buffer.from(good) };
    case 2:
      return { kind: 'bytes', bytes: from.bytes(1 + from.below(300)) };
    case 3:
      return { kind: 'bytes', bytes: brokenUtf8(from, known) };
    case 4:
      return text(good.slice(0, from.below(good.length)));
    case 5:
      return text(
        from.pick(['', '[]', 'null', '"x"', '1', `[${good}]`, `\ufeff${good}`, `${good},`]),
      );
    case 6:
      return text(
        `${good.slice(0, -1)},"n":${from.pick(['NaN', 'Infinity', '01', '+1', '.5', "'x'"])}}`,
      );
    case 7:
      return text(nest(10_000, from.pick(['lists', 'objects'])).slice(from.below(2)));
    default:
      return text(hugeFrame(from, known).replace('"pad"', '"pads"'));
  }
};

/** A frame for a connection that has said `hello`. */
export const nextFrame = (from: Seeded, known: FuzzKnown): FuzzFrame => {
  const kind = from.below(1000);
  if (kind < 25) return fatalFrame(from, known);
  if (kind < 45) return { kind: 'text', text: deepFrame(from, known) };
  if (kind < 55) return { kind: 'text', text: hugeFrame(from, known) };
  if (kind < 85) return { kind: 'text', text: unknownFrame(from) };
  if (kind < 165) return { kind: 'text', text: prototypeFrame(from, known) };
  if (kind < 185) return { kind: 'text', text: helloFrame(from, known, from.chance(0.5)) };
  if (kind < 480) return { kind: 'text', text: requestFrame(from, known, 0) };
  return { kind: 'text', text: requestFrame(from, known, 1 + from.below(3)) };
};
