/** The HTTP calls: ways in, devices, and what a wrong call is answered (spec §2). */
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { httpReplies, problem } from '../../shared/protocol/http.ts';
import { parseJoinLink } from '../../shared/protocol/links.ts';
import { type Account, type RelayRig, startRig } from '../support/relay-rig.ts';

const MINUTE = 60_000;
let rig: RelayRig;
let ana: Account & { inviteUrl: string };
beforeEach(async () => {
  rig = await startRig();
  ana = await rig.team('Ana');
});
afterEach(() => rig.close());

const JOIN = { memberName: 'Eve', deviceName: 'd', timeZone: 'UTC' };
const call = (
  method: string,
  path: string,
  options: { token?: string; body?: string; type?: string } = {},
): Promise<Response> =>
  fetch(rig.relay().url + path, {
    method,
    headers: {
      ...(options.token === undefined ? {} : { Authorization: `Bearer ${options.token}` }),
      ...(options.body === undefined ? {} : { 'Content-Type': options.type ?? 'application/json' }),
    },
    ...(options.body === undefined ? {} : { body: options.body }),
  });
const invite = async (body: unknown = {}) =>
  httpReplies.createInvite.parse(await (await rig.post('/v1/invites', body, ana.token)).json());
const code = async () =>
  httpReplies.createDeviceCode.parse(await (await rig.post('/v1/devices', {}, ana.token)).json());
const devices = async (token: string) =>
  httpReplies.listDevices.parse(await (await call('GET', '/v1/devices', { token })).json()).devices;

describe('teams and invites', () => {
  it('[C6] founds a team and answers a link with the invite in its fragment, and no token', async () => {
    const body = { teamName: 'Crew', memberName: 'Ana', deviceName: 'd', timeZone: 'UTC' };
    const answer = await rig.post('/v1/teams', body);
    expect(answer.status).toBe(201);
    const team = httpReplies.createTeam.parse(await answer.json());
    expect(parseJoinLink(team.inviteUrl)).toMatchObject({
      kind: 'invite',
      relayUrl: rig.relay().url,
    });
    expect(team.inviteUrl).not.toContain(team.token);
  });

  it('[T8] founds a team with nobody in it, whose link lets one person in, also after a restart', async () => {
    const answer = await rig.post('/v1/teams/open', { teamName: 'Nimbus' });
    expect(answer.status).toBe(201);
    const made: unknown = await answer.json();
    const { url, expiresAt } = httpReplies.openTeam.parse(made);
    expect(Object.keys(made as object).sort()).toEqual(['expiresAt', 'url']); // No token, nobody's id.
    expect(expiresAt).toBe(rig.clock.now() + 7 * 24 * 60 * MINUTE);
    await rig.restart();
    const eve = await rig.join(url, 'Eve');
    expect(await devices(eve.token)).toHaveLength(1);
    expect(eve.teamId).not.toBe(ana.teamId);
    const again = parseJoinLink(url);
    const secret = again?.kind === 'invite' ? again.invite : '';
    expect((await rig.post('/v1/join', { ...JOIN, invite: secret })).status).toBe(404);
  });

  it('lets someone join as often as the invite has uses', async () => {
    const { invite: secret } = await invite({ maxUses: 2 });
    for (const status of [201, 201, 404])
      expect((await rig.post('/v1/join', { ...JOIN, invite: secret })).status).toBe(status);
  });

  it('lets nobody join with an invite that is over or revoked', async () => {
    const short = await invite({ expiresInMs: MINUTE });
    const revoked = await invite();
    rig.clock.advance(MINUTE);
    const path = `/v1/invites/${revoked.invite}`;
    expect((await call('DELETE', path, { token: ana.token })).status).toBe(204);
    for (const { invite: secret } of [short, revoked])
      expect((await rig.post('/v1/join', { ...JOIN, invite: secret })).status).toBe(404);
  });

  it('[W51] lists those that let somebody in, without their secrets, and revokes one by its id', async () => {
    const invites = async (token: string) =>
      httpReplies.listInvites.parse(await (await call('GET', '/v1/invites', { token })).json())
        .invites;
    const before = await invites(ana.token);
    const made = await invite({ maxUses: 2 });
    const spent = await invite({ maxUses: 1 });
    for (const { invite: secret } of [made, spent])
      await rig.post('/v1/join', { ...JOIN, invite: secret });
    const [added, ...more] = (await invites(ana.token)).slice(before.length);
    expect(more).toEqual([]);
    expect(added).toMatchObject({ usesLeft: 1, expiresAt: made.expiresAt });
    expect(JSON.stringify(added)).not.toContain(made.invite);
    const inviteId = added?.inviteId ?? '';
    expect((await rig.post('/v1/join', { ...JOIN, invite: inviteId })).status).not.toBe(201);
    const other = await rig.team('Mallory');
    const path = `/v1/invites/${inviteId}`;
    expect((await call('DELETE', path, { token: other.token })).status).toBe(404);
    expect((await call('DELETE', path, { token: ana.token })).status).toBe(204);
    expect(await invites(ana.token)).toEqual(before);
    expect((await rig.post('/v1/join', { ...JOIN, invite: made.invite })).status).toBe(404);
  });

  it('keeps invites through a restart', async () => {
    const { invite: secret } = await invite({ maxUses: 1 });
    await rig.restart();
    expect((await rig.post('/v1/join', { ...JOIN, invite: secret })).status).toBe(201);
    await rig.restart();
    expect((await rig.post('/v1/join', { ...JOIN, invite: secret })).status).toBe(404);
  });

  it('[P8] revokes only what is of the own team', async () => {
    const other = await rig.team('Mallory');
    const { invite: secret } = await invite();
    const path = `/v1/invites/${secret}`;
    const foreign = await call('DELETE', path, { token: other.token });
    const unknown = await call('DELETE', '/v1/invites/no-such-invite', { token: other.token });
    expect(foreign.status).toBe(404);
    expect(await foreign.text()).toBe(await unknown.text());
    expect((await rig.post('/v1/join', { ...JOIN, invite: secret })).status).toBe(201);
  });
});

describe('devices', () => {
  it('adds a device by a code that works once', async () => {
    const { code: secret } = await code();
    const body = { code: secret.toLowerCase(), deviceName: 'Phone' };
    const claimed = await rig.post('/v1/devices/claim', body);
    expect(claimed.status).toBe(201);
    const account = httpReplies.claimDevice.parse(await claimed.json());
    expect(account.memberId).toBe(ana.memberId);
    expect((await rig.post('/v1/devices/claim', body)).status).toBe(404);
    await rig.connected(account, { device: { kind: 'web', name: 'Tab' } });
    expect(await devices(account.token)).toMatchObject([
      { name: 'd', current: false, lastSeenAt: null },
      { name: 'Tab', kind: 'web', current: true, lastSeenAt: rig.clock.now() },
    ]);
  });

  it('[W50] tells which codes are open, and which device is connected', async () => {
    const list = async () =>
      httpReplies.listDevices.parse(
        await (await call('GET', '/v1/devices', { token: ana.token })).json(),
      );
    const made = await code();
    expect((await list()).openCodes).toEqual([{ expiresAt: made.expiresAt }]);
    const claimed = await rig.post('/v1/devices/claim', { code: made.code, deviceName: 'Phone' });
    expect(await list()).toMatchObject({ devices: [{}, { connected: false }], openCodes: [] });
    const account = httpReplies.claimDevice.parse(await claimed.json());
    await rig.connected(account, { device: { kind: 'web', name: 'Tab' } });
    expect((await list()).devices[1]).toMatchObject({ name: 'Tab', connected: true });
    await code();
    rig.clock.advance(10 * MINUTE);
    expect((await list()).openCodes).toEqual([]);
  });

  it('takes no code after ten minutes', async () => {
    const { code: secret } = await code();
    rig.clock.advance(10 * MINUTE);
    const answer = await rig.post('/v1/devices/claim', { code: secret, deviceName: 'Phone' });
    expect(answer.status).toBe(404);
  });

  it('tries nothing more for an address after five wrong codes in a minute', async () => {
    const { code: secret } = await code();
    const claim = (value: string) =>
      rig.post('/v1/devices/claim', { code: value, deviceName: 'Phone' });
    for (let count = 0; count < 5; count += 1)
      expect((await claim('0'.repeat(8))).status).toBe(404);
    const refused = await claim(secret);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('60');
    rig.clock.advance(MINUTE);
    expect((await claim(secret)).status).toBe(201);
  });

  it('tries five wrong codes of an address at most, also when all come at once', async () => {
    const body = JSON.stringify({ code: '0'.repeat(8), deviceName: 'Phone' });
    const claim = [
      'POST /v1/devices/claim HTTP/1.1',
      'Host: localhost',
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
    ];
    const { hostname, port } = new URL(rig.relay().url);
    const socket = connect(Number(port), hostname);
    // In one write they reach the relay in one turn of its loop: none is answered before all have come.
    const request = [...claim, '', body].join('\r\n');
    const last = [...claim, 'Connection: close', '', body].join('\r\n');
    socket.write(request.repeat(99) + last);
    const answers = (await readText(socket)).match(/(?<=^HTTP\/1\.1 )\d+/gm) ?? [];
    expect(answers).toHaveLength(100);
    expect(answers.filter((status) => status !== '429')).toEqual(Array(5).fill('404'));
  });

  it('does not count codes that are right', async () => {
    for (let count = 0; count < 7; count += 1) {
      const body = { code: (await code()).code, deviceName: 'Phone' };
      expect((await rig.post('/v1/devices/claim', body)).status).toBe(201);
    }
  });

  it('[T3] closes a revoked device at once, and lets it in no more', async () => {
    const { code: secret } = await code();
    const claimed = await rig.post('/v1/devices/claim', { code: secret, deviceName: 'Phone' });
    const phone = httpReplies.claimDevice.parse(await claimed.json());
    const socket = await rig.connected(phone);
    const listed = await devices(ana.token);
    const { deviceId } = listed.find((it) => it.name === 'test') ?? { deviceId: '' };
    const path = `/v1/devices/${deviceId}`;
    expect((await call('DELETE', path, { token: ana.token })).status).toBe(204);
    expect(await socket.closed).toBe(4003);
    expect((await call('GET', '/v1/devices', { token: phone.token })).status).toBe(401);
    expect((await call('DELETE', path, { token: ana.token })).status).toBe(404);
    await rig.restart();
    expect((await call('GET', '/v1/devices', { token: phone.token })).status).toBe(401);
  });

  it('[T3] lets a revoked device in by no code that it made before', async () => {
    const { code: first } = await code();
    const claimed = await rig.post('/v1/devices/claim', { code: first, deviceName: 'Laptop' });
    const laptop = httpReplies.claimDevice.parse(await claimed.json());
    await rig.connected(laptop);
    const made = await rig.post('/v1/devices', {}, laptop.token);
    const { code: kept } = httpReplies.createDeviceCode.parse(await made.json());
    const listed = await devices(ana.token);
    const { deviceId } = listed.find((it) => it.name === 'test') ?? { deviceId: '' };
    expect((await call('DELETE', `/v1/devices/${deviceId}`, { token: ana.token })).status).toBe(
      204,
    );
    const claim = { code: kept, deviceName: 'Laptop again' };
    expect((await rig.post('/v1/devices/claim', claim)).status).toBe(404);
    await rig.restart();
    expect((await rig.post('/v1/devices/claim', claim)).status).toBe(404);
  });

  it('[P8] knows no device of another member', async () => {
    const eve = await rig.join(ana.inviteUrl, 'Eve');
    const [device] = await devices(ana.token);
    const path = `/v1/devices/${device?.deviceId ?? ''}`;
    expect((await call('DELETE', path, { token: eve.token })).status).toBe(404);
    expect(await devices(ana.token)).toHaveLength(1);
  });
});

const BODIES: readonly { path: string; token: boolean; valid: Record<string, unknown> }[] = [
  {
    path: '/v1/teams',
    token: false,
    valid: { teamName: 'T', memberName: 'A', deviceName: 'd', timeZone: 'UTC' },
  },
  { path: '/v1/teams/open', token: false, valid: { teamName: 'T' } },
  { path: '/v1/join', token: false, valid: { ...JOIN, invite: 'x'.repeat(43) } },
  { path: '/v1/devices/claim', token: false, valid: { code: 'ABCDEFGH', deviceName: 'd' } },
  { path: '/v1/invites', token: true, valid: { maxUses: 1, expiresInMs: MINUTE } },
  { path: '/v1/devices', token: true, valid: {} },
];
const FIELDS = BODIES.flatMap((it) => Object.keys(it.valid).map((field) => ({ ...it, field })));

describe('a wrong call', () => {
  const refused = async (answer: Response, status: number) => {
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    const document = problem.parse(await answer.json());
    expect(document.status).toBe(status);
    return document;
  };

  it.each(FIELDS)('is refused: $path with a bad $field', async ({ path, token, valid, field }) => {
    const wrong = ['', 'x'.repeat(501), {}, 0, true, null];
    for (const value of path === '/v1/invites' ? wrong.filter((it) => it !== 1) : wrong) {
      const body = { ...valid, [field]: value };
      const answer = await rig.post(path, body, token ? ana.token : undefined);
      expect((await refused(answer, 400)).field).toBe(field);
    }
  });

  it.each(FIELDS.filter(({ token }) => !token))(
    'is refused: $path without $field',
    async ({ path, valid, field }) => {
      const { [field]: _, ...rest } = valid;
      expect((await refused(await rig.post(path, rest), 400)).field).toBe(field);
    },
  );

  it.each(BODIES)('is refused: $path with a body that is not right as a whole', async (it) => {
    const token = it.token ? { token: ana.token } : {};
    for (const body of ['{', '[]', 'null', '"x"', ''])
      await refused(await call('POST', it.path, { body, ...token }), 400);
    await refused(await call('POST', it.path, { body: '{}', type: 'text/plain', ...token }), 415);
    const large = JSON.stringify({ ...it.valid, more: 'x'.repeat(17_000) });
    await refused(await call('POST', it.path, { body: large, ...token }), 413);
  });

  it('is refused: a large body that does not tell its size', async () => {
    const status = await new Promise<number>((resolve, reject) => {
      const headers = { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' };
      const request = httpRequest(`${rig.relay().url}/v1/join`, { method: 'POST', headers });
      request.on('response', (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      request.on('error', reject);
      request.end(`{"x":"${'x'.repeat(20_000)}"}`);
    });
    expect(status).toBe(413);
  });

  it('is refused: without a token that lets in', async () => {
    const calls = [
      ['POST', '/v1/invites'],
      ['GET', '/v1/invites'],
      ['DELETE', '/v1/invites/some-invite'],
      ['POST', '/v1/devices'],
      ['GET', '/v1/devices'],
      ['DELETE', '/v1/devices/some-device'],
    ] as const;
    for (const [method, path] of calls) {
      const body = method === 'POST' ? { body: '{}' } : {};
      await refused(await call(method, path, body), 401);
      await refused(await call(method, path, { ...body, token: `${ana.token}x` }), 401);
    }
  });

  it('is refused: by another method, or at a place that is none', async () => {
    const wrong = await call('PUT', '/v1/devices', { body: '{}' });
    expect(wrong.headers.get('allow')).toBe('GET, POST');
    await refused(wrong, 405);
    await refused(await call('POST', '/', { body: '{}' }), 405);
    for (const path of ['/v1/nothing', '/v1/devices/a/b', '/v1/devices/..%2f', '/nothing.js'])
      await refused(await call('GET', path), 404);
  });
});

describe('signup', () => {
  const body = JSON.stringify({ ...JOIN, teamName: 'T' });

  it('takes new teams only with the admin secret where it is closed', async () => {
    const closed = await startRig({ signup: 'closed', adminSecret: 'let-me-found' });
    const found = (token?: string) => closed.post('/v1/teams', JSON.parse(body), token);
    expect((await found()).status).toBe(403);
    expect((await found('let-me-find')).status).toBe(403);
    expect((await found('let-me-found')).status).toBe(201);
    const open = (token?: string) => closed.post('/v1/teams/open', { teamName: 'T' }, token);
    expect((await open()).status).toBe(403);
    expect((await open('let-me-find')).status).toBe(403);
    expect((await open('let-me-found')).status).toBe(201);
    await closed.close();
  });

  it('takes none at all where it is closed without a secret', async () => {
    const closed = await startRig({ signup: 'closed' });
    for (const token of [undefined, 'x', 'null'])
      expect((await closed.post('/v1/teams', JSON.parse(body), token)).status).toBe(403);
    await closed.close();
  });

  it('makes links for its public address', async () => {
    const proxied = await startRig({ publicUrl: 'https://relay.example' });
    const { inviteUrl } = await proxied.team();
    expect(inviteUrl).toMatch(/^https:\/\/relay\.example\/#join=/);
    await proxied.close();
  });
});

it('tells that it lives', async () => {
  const answer = await call('GET', '/healthz');
  expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok' }]);
});
