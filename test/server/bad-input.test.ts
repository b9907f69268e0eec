/** Every kind of wrong frame gets the answer of T1 to T3, and the relay goes on. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requestSchemas, type RequestType } from '../../shared/protocol/requests.ts';
import { connectClient, type RelayClient } from '../support/relay-client.ts';
import { type Account, batchesOf, type RelayRig, startRig, words } from '../support/relay-rig.ts';
import { OPTIONAL, VALID } from '../support/requests.ts';

let rig: RelayRig;
let ana: Account;
let a: RelayClient;
beforeAll(async () => {
  rig = await startRig();
  ana = await rig.team('Ana');
  a = await rig.online(ana);
});
afterAll(async () => {
  expect(rig.reports).toEqual([]);
  await rig.close();
});

const types = Object.keys(requestSchemas) as RequestType[];
const plainTypes = types.filter((type) => type !== 'hello');
const fieldsOf = plainTypes.flatMap((type) =>
  Object.keys(VALID[type]).map((field) => ({ type, field })),
);
/** Asks, keeping to the rate that T6 allows: time passes on the relay's clock alone. */
const ask = (type: string, fields: Record<string, unknown>) => {
  rig.clock.advance(50);
  return a.ask(type, fields);
};
/** A client that is not let in yet. */
const stranger = () => connectClient(rig.relay().url);
const relayGoesOn = async (): Promise<void> => {
  expect(await ask('ping', {})).toMatchObject({ type: 'pong' });
};

describe('a request with a bad field', () => {
  it.each(fieldsOf.filter(({ type, field }) => !OPTIONAL.includes(`${type}.${field}`)))(
    '[T2] $type without $field is invalid, and the connection lives',
    async ({ type, field }) => {
      const { [field]: _, ...rest } = VALID[type];
      const answer = await ask(type, rest);
      expect(answer).toMatchObject({ type: 'error', code: 'invalid' });
      expect(answer).toHaveProperty('message', expect.stringContaining(field));
      await relayGoesOn();
    },
  );

  it.each(fieldsOf)(
    '[T2] $type with a $field of a wrong type is invalid',
    async ({ type, field }) => {
      for (const wrong of [{}, [], true, -1.5]) {
        if (Array.isArray(VALID[type][field]) && Array.isArray(wrong)) continue;
        if (typeof VALID[type][field] === typeof wrong && typeof wrong === 'boolean') continue;
        const answer = await ask(type, { ...VALID[type], [field]: wrong });
        expect(answer).toMatchObject({ type: 'error', code: 'invalid' });
        expect(answer).toHaveProperty('message', expect.stringContaining(field));
      }
      await relayGoesOn();
    },
  );

  it.each(fieldsOf.filter(({ type, field }) => typeof VALID[type][field] === 'string'))(
    '[T2] $type with a $field that is too long is invalid',
    async ({ type, field }) => {
      const answer = await ask(type, { ...VALID[type], [field]: 'x'.repeat(8001) });
      expect(answer).toMatchObject({ type: 'error', code: 'invalid' });
    },
  );

  it('[T2] urgent without a reason, and later without a time, are invalid', async () => {
    const { urgentReason: _, ...send } = VALID['message.send'];
    expect(await ask('message.send', send)).toMatchObject({ code: 'invalid' });
    const { until: _until, ...triage } = VALID.triage;
    expect(await ask('triage', triage)).toMatchObject({ code: 'invalid' });
  });
});

describe('a text or a zone that only some parts of the platform take', () => {
  // Intl knows these names, Temporal does not: a member with one would be a fault in every turn from then on.
  it.each(['JST', 'IST', 'ACT', '\u221205', '2020-01-01[Europe/Lisbon]', '__proto__'])(
    '[T2] the time zone %s is invalid, and its member can still be written to',
    async (timeZone) => {
      const workingHours = { weekly: [{ day: 1, from: 1, to: 2 }] };
      const answer = await ask('profile', { timeZone, workingHours });
      expect(answer).toMatchObject({ type: 'error', code: 'invalid' });
      const body = { teamName: 'T', memberName: 'M', deviceName: 'd', timeZone };
      expect((await rig.post('/v1/teams', body)).status).toBe(400);
      expect(await ask('profile', { workingHours })).toMatchObject({ type: 'ok' });
    },
  );

  it.each(['Europe/Lisbon', 'Europe/Kyiv', 'Asia/Kolkata', 'UTC', 'Etc/GMT+5', 'US/Pacific'])(
    '[T2] the time zone %s is right, every time',
    async (timeZone) => {
      expect(await ask('profile', { timeZone })).toMatchObject({ type: 'ok' });
      expect(await ask('profile', { timeZone })).toMatchObject({ type: 'ok' });
    },
  );

  it('[H6][H13] gives the same text to who gets it at once and who reads it later', async () => {
    const own = await startRig();
    const ben = await own.team('Half \ud83d');
    const cleo = await own.join(ben.inviteUrl, 'Cleo');
    const b = await own.online(ben);
    const c = await own.online(cleo);
    const bodies = ['half a \ud83d pair', 'a nul \0 in it', '\ufeffa mark', '\u202eback', '\udc00'];
    for (const body of bodies) await c.ask('message.send', words(ben.memberId, body));
    await c.ask('status', { text: 'half \ud83d', emoji: '\udc00' });
    const textsOf = (client: RelayClient) =>
      batchesOf(client).flatMap(({ messages }) => messages.map(({ body }) => body));
    await b.ask('ping');
    expect(textsOf(b)).toEqual(bodies.map((body) => body.toWellFormed()));
    await own.restart();
    const later = await own.online(ben, { cursor: 0 });
    await later.ask('ping');
    expect(textsOf(later)).toEqual(textsOf(b));
    const profilesOf = (client: RelayClient) =>
      client.frames.flatMap((frame) => (frame.type === 'welcome' ? (frame.profiles ?? []) : []));
    for (const client of [c, later])
      expect(profilesOf(client)).toContainEqual(expect.objectContaining({ name: 'Half \ufffd' }));
    for (const client of [b, c, later])
      for (const text of client.texts) expect(text).not.toMatch(/\\ud[89a-f]/i);
    await own.close();
  });
});

describe('a frame that is no request', () => {
  it.each(['nonsense', '__proto__', 'constructor', 'toString', ''])(
    '[T2] the unknown type "%s" is unsupported, and the connection lives',
    async (type) => {
      expect(await ask(type, {})).toMatchObject({ type: 'error', code: 'unsupported' });
      await relayGoesOn();
    },
  );

  it.each([
    ['without an id', { type: 'ping' }],
    ['with an id that is no string', { type: 'ping', id: 7 }],
    ['with an empty id', { type: 'ping', id: '' }],
    ['with an id that is too long', { type: 'ping', id: 'x'.repeat(65) }],
    ['without a type', { id: 'no-type' }],
    ['with a type that is no string', { type: {}, id: 'no-type' }],
  ])('[T2] a frame %s is invalid, and the connection lives', async (_name, frame) => {
    const seen = a.frames.length;
    a.raw(JSON.stringify(frame));
    await relayGoesOn();
    const readable = 'id' in frame && frame.id === 'no-type' ? 'no-type' : null;
    expect(a.frames.slice(seen)[0]).toMatchObject({ type: 'error', code: 'invalid', re: readable });
  });

  it('[T2] ignores fields that it does not know', async () => {
    expect(await ask('ping', { colour: 'blue', __proto__: { x: 1 } })).toMatchObject({
      type: 'pong',
    });
  });

  it.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['a list', '[]'],
    ['a string', '"hello"'],
    ['null', 'null'],
    ['deep nesting', '['.repeat(30_000)],
  ])('[T1] text that is %s closes 1007', async (_name, text) => {
    const c = await rig.connected(ana);
    c.raw(text);
    expect(await c.closed).toBe(1007);
    const early = await stranger();
    early.raw(text);
    expect(await early.closed).toBe(1007);
    await relayGoesOn();
  });

  it('[T1] binary closes 1007', async () => {
    const c = await rig.connected(ana);
    c.raw(new TextEncoder().encode('{"type":"ping","id":"1"}'));
    expect(await c.closed).toBe(1007);
    await relayGoesOn();
  });

  it('[T1] text that is no UTF-8 closes 1007', async () => {
    const c = await rig.connected(ana);
    c.rawText(new Uint8Array([0x7b, 0xc3, 0x28, 0x7d]));
    expect(await c.closed).toBe(1007);
    await relayGoesOn();
  });

  it('[T1] a frame over 64 KiB closes 1009, one just below it does not', async () => {
    const c = await rig.connected(ana);
    const frame = (length: number) => {
      const start = '{"type":"ping","id":"big","x":"';
      return `${start}${'x'.repeat(length - start.length - 2)}"}`;
    };
    c.raw(frame(64 * 1024));
    await c.until((f) => f.type === 'pong' && f.re === 'big');
    c.raw(frame(64 * 1024 + 1));
    expect(await c.closed).toBe(1009);
    await relayGoesOn();
  });
});

describe('hello', () => {
  it.each(Object.keys(VALID.hello))(
    '[T2] without %s is invalid, and the client may mend it',
    async (field) => {
      const c = await stranger();
      const { [field]: _, ...rest } = VALID.hello;
      c.raw(JSON.stringify({ type: 'hello', id: 'h', ...rest }));
      const error = await c.until((f) => f.type === 'error');
      expect(error).toMatchObject({ re: 'h', code: 'invalid' });
      expect(error).toHaveProperty('message', expect.stringContaining(field));
      await c.hello(ana.token);
      c.close();
    },
  );

  it('[T3] with a token that is not valid closes 4003 and says nothing', async () => {
    for (const token of ['x', ana.token.slice(1), `${ana.token}x`, ana.token.toLowerCase()]) {
      const c = await stranger();
      c.raw(JSON.stringify({ type: 'hello', id: 'h', ...VALID.hello, token }));
      expect(await c.closed).toBe(4003);
      expect(c.frames).toEqual([]);
    }
    await relayGoesOn();
  });

  it('[T2] in a protocol that the relay does not speak is unsupported, and closes 4002', async () => {
    const c = await stranger();
    c.raw(
      JSON.stringify({ type: 'hello', id: 'h', ...VALID.hello, token: ana.token, protocol: 2 }),
    );
    expect(await c.closed).toBe(4002);
    expect(c.frames).toMatchObject([{ type: 'error', re: 'h', code: 'unsupported' }]);
  });

  it('[T2] said a second time is invalid', async () => {
    expect(await ask('hello', { ...VALID.hello, token: ana.token })).toMatchObject({
      code: 'invalid',
    });
    await relayGoesOn();
  });

  it.each(plainTypes)('[T3] a first frame of type %s closes 4001', async (type) => {
    const c = await stranger();
    c.raw(JSON.stringify({ type, id: 'first', ...VALID[type] }));
    expect(await c.closed).toBe(4001);
    expect(c.frames).toEqual([]);
  });
});
