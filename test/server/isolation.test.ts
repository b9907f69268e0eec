/**
 * Every request and every HTTP call that carries an id, tried with ids of another team and of other members of the
 * own one: the answer is the one for an id that does not exist, byte for byte, and nobody notices anything (P8).
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { apiRoutes, type RoutesOptions } from '../../server/http/routes.ts';
import { httpRequests } from '../../shared/protocol/http.ts';
import { TEXT } from '../../shared/protocol/limits.ts';
import { requestSchemas, type RequestType } from '../../shared/protocol/requests.ts';
import { connectClient } from '../support/relay-client.ts';
import {
  callIn,
  type Crew,
  type Insider,
  isolationScene,
  type Scene,
} from '../support/isolation-scene.ts';
import { newId, startFocus, words } from '../support/relay-rig.ts';
import { VALID } from '../support/requests.ts';

const HOUR = 3_600_000;
const UNKNOWN = 'AAAAAAAAAAAAAAAAAAAAAA';
let scene: Scene;
let own: Crew;
let other: Crew;
beforeAll(async () => {
  scene = await isolationScene();
  ({ own, other } = scene);
});
afterAll(async () => {
  expect(scene.rig.reports).toEqual([]);
  await scene.rig.close();
});

const jsonField = z.looseObject({
  format: z.string().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
});
/** Fields that name a thing or let in, by their schemas; `id` is the request's own. */
const idFieldsOf = (schema: z.ZodType): string[] =>
  Object.entries(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }).properties ?? {})
    .filter(([name, value]) => {
      const { format, minLength, maxLength } = jsonField.parse(value);
      const isOpaque = minLength === 1 && maxLength === TEXT.id;
      return (
        name !== 'id' && (format === 'uuid' || isOpaque || /(id|token|invite|code)$/i.test(name))
      );
    })
    .map(([name]) => name);

/** Ids that are not the asker's to use, by the field that would carry them. */
type Foreign = (scene: Scene) => readonly string[];
const people: Foreign = () => [...other.members.map((it) => it.memberId), other.teamId, own.teamId];
const sessions: Foreign = () => [own.ben.focusId, other.ana.focusId, other.ben.focusId];
const sentByOthers: Foreign = () => [...own.messages.all, ...other.messages.all];
const forOthers: Foreign = () => [
  ...own.messages.betweenOthers,
  own.messages.sentByAna,
  own.messages.heldForAna,
  ...other.messages.all,
  other.messages.sentByAna,
];

/** Requests that name what exists already: another's is as unknown as none. */
const REFUSED: Readonly<Record<string, Foreign>> = {
  'focus.change.focusId': sessions,
  'focus.pause.focusId': sessions,
  'focus.resume.focusId': sessions,
  'focus.end.focusId': sessions,
  'message.send.to': people,
  'message.revise.messageId': sentByOthers,
  'message.withdraw.messageId': sentByOthers,
  'triage.messageId': forOthers,
  'triage.from': people,
  'urgent.feedback.messageId': forOthers,
  'urgent.feedback.from': people,
};
/** Requests that bring an id of their own, and the way in: each has a test of its own below. */
const APART = ['focus.start.focusId', 'message.send.messageId', 'hello.token'];
/** Calls that name something in their path or body. */
const CALLS = [
  'DELETE /v1/devices/',
  'DELETE /v1/invites/',
  'POST claimDevice.code',
  'POST join.invite',
];

describe('the list of what carries an id', () => {
  it('[P8] has every request of the protocol', () => {
    const found = Object.entries(requestSchemas).flatMap(([type, schema]) =>
      idFieldsOf(schema).map((field) => `${type}.${field}`),
    );
    expect(found.toSorted()).toEqual([...Object.keys(REFUSED), ...APART].toSorted());
  });

  it('[P8] has every HTTP call', () => {
    // To list the routes nothing is called of what they are lent.
    const inPaths = apiRoutes({} as RoutesOptions)
      .filter(({ path }) => path.endsWith('/'))
      .flatMap(({ path, methods }) => Object.keys(methods).map((method) => `${method} ${path}`));
    const inBodies = Object.entries(httpRequests).flatMap(([call, schema]) =>
      idFieldsOf(schema).map((field) => `POST ${call}.${field}`),
    );
    expect([...inPaths, ...inBodies].toSorted()).toEqual(CALLS);
  });
});

/** All that came to a client since `from`, but for pongs. */
const newsOf = ({ client }: Insider, from: number): string[] =>
  client.texts.slice(from).filter((text) => !text.startsWith('{"type":"pong"'));

/** Runs something and tells what others got meanwhile: it has to be nothing. */
const expectUnnoticed = async (run: () => Promise<void>): Promise<void> => {
  const watchers = [own.ben, own.cleo, ...other.members];
  const marks = watchers.map(({ client }) => client.texts.length);
  await run();
  for (const { client } of watchers) await client.ask('ping');
  expect(watchers.map((it, index) => newsOf(it, marks[index] ?? 0))).toEqual(
    watchers.map(() => []),
  );
};

/** Asks as Ana; answers the bytes of all that came of it, with the request's id taken out. */
const bytesOf = async (type: string, fields: Record<string, unknown>): Promise<string> => {
  scene.rig.clock.advance(100); // Within the rate of T6.
  const { client } = own.ana;
  const from = client.texts.length;
  const { re } = await client.ask(type, fields);
  await client.ask('ping');
  return newsOf(own.ana, from)
    .join('\n')
    .replace(`"re":"${re ?? ''}"`, '"re":"*"');
};

const fieldsFor = (type: RequestType, field = ''): Record<string, unknown> => {
  const soon = scene.rig.clock.now() + HOUR;
  const { from, ...fields }: Record<string, unknown> = { ...VALID[type] };
  if ('endsAt' in fields) fields['endsAt'] = soon;
  if ('until' in fields) fields['until'] = soon;
  // A message that is the asker's, from somebody else than its sender; else nothing that could stand before the id.
  return field === 'from' ? { ...fields, messageId: own.messages.withAna } : fields;
};

describe.each(['who is free', 'who focuses'])('a request of a member %s', (state) => {
  beforeAll(async () => {
    if (state === 'who focuses') await scene.anaFocuses();
  });

  it.each(Object.keys(REFUSED))(
    '[P8] %s of others is as unknown as one that is none',
    async (key) => {
      const at = key.lastIndexOf('.');
      const type = key.slice(0, at) as RequestType; // The keys are made of types and fields.
      const field = key.slice(at + 1);
      const ask = (id: string) => bytesOf(type, { ...fieldsFor(type, field), [field]: id });
      const none = await ask(field === 'to' || field === 'from' ? UNKNOWN : newId());
      expect(none).toContain('"code":"not_found"');
      const foreign = REFUSED[key]?.(scene) ?? [];
      expect(foreign.length).toBeGreaterThan(2);
      await expectUnnoticed(async () => {
        for (const id of foreign) expect([id, await ask(id)]).toEqual([id, none]);
      });
    },
  );
});

describe('ids that clients make', () => {
  it('[P8][H2][F3] a session with the id of another’s is a session of one’s own', async () => {
    await scene.anaIsFree();
    for (const focusId of [newId(), own.ben.focusId, other.ben.focusId]) {
      const start = { ...fieldsFor('focus.start'), focusId };
      const mark = other.members.map(({ client }) => client.texts.length);
      expect(await own.ana.client.ask('focus.start', start)).toMatchObject({ type: 'ok' });
      expect(await own.ana.client.ask('focus.end', { focusId, outcome: 'stopped' })).toMatchObject({
        type: 'ok',
      });
      for (const { client } of other.members) await client.ask('ping');
      expect(other.members.map((it, index) => newsOf(it, mark[index] ?? 0))).toEqual([[], [], []]);
      await own.ana.client.ask('activity', { activity: 'active', at: 0 });
    }
    // The sessions of the others run on: they can be changed by those whose they are.
    for (const { client, focusId } of [own.ben, other.ben]) {
      const change = { focusId, endsAt: scene.rig.clock.now() + 2 * HOUR };
      expect(await client.ask('focus.change', change)).toMatchObject({ type: 'ok' });
    }
  });

  it('[P8][H2] one id of several senders and teams is a message for each', async () => {
    const messageId = newId();
    const { ana, ben, cleo } = own;
    const held = await startFocus(scene.rig, ana.client, HOUR);
    const theirs = await startFocus(scene.rig, other.cleo.client, HOUR);
    const send = (from: Insider, to: Insider, body: string) =>
      from.client.ask('message.send', words(to.memberId, body, { messageId }));
    for (const [from, to, body] of [
      [ben, ana, 'own-of-ben'],
      [cleo, ana, 'own-of-cleo'],
      [other.ben, other.cleo, 'other-of-ben'],
    ] as const)
      expect(await send(from, to, body)).toMatchObject({ type: 'ok', state: 'held' });
    expect(await ana.client.ask('triage', { messageId, to: 'done' })).toMatchObject({
      code: 'not_found',
    });
    expect(
      await cleo.client.ask('message.revise', { messageId, body: 'own-of-cleo, kinder' }),
    ).toMatchObject({ type: 'ok' });
    expect(await ben.client.ask('message.withdraw', { messageId })).toMatchObject({ type: 'ok' });
    expect(await send(other.ben, other.cleo, 'other-of-ben')).toMatchObject({ state: 'held' });
    await ana.client.ask('focus.end', { focusId: held.focusId, outcome: 'completed' });
    await other.cleo.client.ask('focus.end', { focusId: theirs.focusId, outcome: 'completed' });
    const bodies = (it: Insider) =>
      it.client
        .entries()
        .flatMap(({ entry }) =>
          entry.type === 'batch'
            ? entry.messages
                .filter((message) => message.messageId === messageId)
                .map(({ body }) => body)
            : [],
        );
    expect(bodies(ana)).toEqual(['own-of-cleo, kinder']);
    expect(bodies(other.cleo)).toEqual(['other-of-ben']);
    // What Ben took back does not stand before what Cleo sent under the same id.
    expect(await ana.client.ask('triage', { messageId, to: 'done' })).toMatchObject({ type: 'ok' });
    const until = scene.rig.clock.now() + HOUR;
    expect(await other.cleo.client.ask('triage', { messageId, to: 'later', until })).toMatchObject({
      type: 'ok',
    });
    await scene.rig.pass(HOUR);
    expect(bodies(other.cleo)).toEqual(['other-of-ben', 'other-of-ben']);
    expect(bodies(ana)).toEqual(['own-of-cleo, kinder']);
  });

  it('[H2][H9] what was taken back does not stand before what another sent under the same id', async () => {
    const { ana, ben, cleo } = own;
    for (const [rash, calm] of [
      [ben, cleo],
      [cleo, ben],
    ] as const) {
      const messageId = newId();
      const { focusId } = await startFocus(scene.rig, ana.client, HOUR);
      for (const { client } of [rash, calm])
        await client.ask('message.send', words(ana.memberId, 'same id', { messageId }));
      await rash.client.ask('message.withdraw', { messageId });
      await ana.client.ask('focus.end', { focusId, outcome: 'completed' });
      expect(await ana.client.ask('triage', { messageId, to: 'done' })).toMatchObject({
        type: 'ok',
      });
    }
  });
});

describe('the ways in', () => {
  const wrongSecrets = (): string[] => [
    ...other.members.flatMap((it) => [it.memberId, it.deviceId]),
    other.teamId,
    own.ben.deviceId,
    scene.revokedToken,
  ];

  it('[P8][T3] a hello with an id, a revoked token or an invite is one with an unknown token', async () => {
    for (const token of ['no-such-token', ...wrongSecrets(), other.invite, own.invite]) {
      const client = await connectClient(scene.rig.relay().url);
      client.raw(JSON.stringify({ type: 'hello', id: 'h', ...VALID.hello, token }));
      expect([token, await client.closed, client.texts]).toEqual([token, 4003, []]);
    }
  });

  it.each(
    apiRoutes({} as RoutesOptions).flatMap(({ path, methods }) =>
      Object.keys(methods).map((method) => [method, path] as const),
    ),
  )(
    '[P8] %s %s with an id or a revoked token is one with an unknown token',
    async (method, path) => {
      const target = path.endsWith('/') ? `${path}${own.ana.deviceId}` : path;
      const call = (token: string) => callIn(scene, method, target, { token, body: '{}' });
      const none = await call('no-such-token');
      for (const token of [...wrongSecrets(), other.invite])
        expect([token, await call(token)]).toEqual([token, none]);
    },
  );

  it('[P8] a device or an invite of others is revoked by nobody but them', async () => {
    const cases = [
      [
        '/v1/devices/',
        [...other.members, own.ben, own.cleo].flatMap((it) => [it.deviceId, it.memberId]),
      ],
      ['/v1/devices/', [own.teamId, other.teamId, scene.revokedDeviceId]],
      ['/v1/invites/', [other.invite, other.teamId, scene.revokedInvite]],
    ] as const;
    await expectUnnoticed(async () => {
      for (const [path, ids] of cases) {
        const call = (id: string) => callIn(scene, 'DELETE', path + id, { token: own.ana.token });
        const none = await call(UNKNOWN);
        expect(none).toMatch(/^404 /);
        for (const id of ids) expect([id, await call(id)]).toEqual([id, none]);
      }
    });
    for (const member of [...own.members, ...other.members])
      expect(member.client.isOpen()).toBe(true);
    const join = { invite: other.invite, memberName: 'Late', deviceName: 'd', timeZone: 'UTC' };
    expect((await scene.rig.post('/v1/join', join)).status).toBe(201);
  });

  it('[P8] an invite or a code that was used up, revoked or is over is one that never was', async () => {
    const join = (invite: string) =>
      callIn(scene, 'POST', '/v1/join', {
        body: JSON.stringify({ invite, memberName: 'Eve', deviceName: 'd', timeZone: 'UTC' }),
      });
    const none = await join(UNKNOWN);
    for (const id of [
      scene.revokedInvite,
      scene.spentInvite,
      own.teamId,
      other.teamId,
      other.ana.memberId,
    ])
      expect([id, await join(id)]).toEqual([id, none]);
    const claim = async (code: string) => {
      await scene.rig.pass(61_000); // So that the limit on wrong codes is not what answers.
      return callIn(scene, 'POST', '/v1/devices/claim', {
        body: JSON.stringify({ code, deviceName: 'd' }),
      });
    };
    const noCode = await claim('00000000');
    expect(noCode).toMatch(/^404 /);
    for (const code of scene.usedCodes) expect(await claim(code)).toEqual(noCode);
  });
});

it('[P8] no frame of one team has an id, a name or a word of another', async () => {
  for (const { client } of [...own.members, ...other.members]) await client.ask('ping');
  const marksOf = (crew: Crew): string[] => [
    crew.teamId,
    crew.word,
    ...crew.members.flatMap((it) => [it.memberId, it.deviceId, it.token]),
  ];
  for (const [crew, stranger] of [
    [own, other],
    [other, own],
  ] as const)
    for (const { client } of crew.members) {
      const all = client.texts.join('\n');
      expect(all.length).toBeGreaterThan(1000);
      expect(marksOf(stranger).filter((mark) => all.includes(mark))).toEqual([]);
    }
});
