/**
 * Every HTTP call that carries an id or a secret, and `hello`, tried with those of another team and of other members:
 * the answer is the one for what does not exist, byte for byte, and nobody notices anything (P8).
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiRoutes, type RoutesOptions } from '../../server/http/routes.ts';
import { httpRequests } from '../../shared/protocol/http.ts';
import {
  callIn,
  type Crew,
  expectUnnoticed,
  idFieldsOf,
  isolationScene,
  type Scene,
} from '../support/isolation-scene.ts';
import { connectClient } from '../support/relay-client.ts';
import { VALID } from '../support/requests.ts';

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

/** Calls that name something in their path or body. */
const CALLS = [
  'DELETE /v1/devices/',
  'DELETE /v1/invites/',
  'GET /v1/feeds/',
  'POST claimDevice.code',
  'POST join.invite',
];

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

describe('the ways in', () => {
  const wrongSecrets = (): string[] => [
    ...other.members.flatMap((it) => [it.memberId, it.deviceId]),
    other.teamId,
    own.ben.deviceId,
    scene.revokedToken,
  ];

  it('[P8][T3] a hello with an id, a revoked token or an invite is one with an unknown token', async () => {
    await scene.rig.pass(61_000); // So that the limit on wrong tokens is not what answers.
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
      await scene.rig.pass(61_000); // So that the limit on wrong tokens is not what answers.
      const none = await call('no-such-token');
      expect(none).not.toMatch(/^429 /);
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
    await expectUnnoticed(scene, async () => {
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
