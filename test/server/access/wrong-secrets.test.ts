/** Wrong tokens, invites, codes and admin secrets are limited by address, and nobody else is kept out by it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isAdminSecret } from '../../../server/access/admin-secret.ts';
import { problem } from '../../../shared/protocol/http.ts';
import { WRONG_SECRETS_PER_MINUTE } from '../../../shared/protocol/limits.ts';
import { connectClient } from '../../support/relay-client.ts';
import { type Account, type RelayRig, startRig } from '../../support/relay-rig.ts';

const MINUTE = 60_000;
const JOIN = { memberName: 'Eve', deviceName: 'd', timeZone: 'UTC' };
let rig: RelayRig;
let ana: Account & { inviteUrl: string };
beforeEach(async () => {
  rig = await startRig();
  ana = await rig.team('Ana');
});
afterEach(() => rig.close());

/** How a socket that says hello with a token ends. */
const endWith = async (token: string): Promise<number> => {
  const client = await connectClient(rig.relay().url);
  const device = { kind: 'cli', name: 'test' };
  client.raw(JSON.stringify({ type: 'hello', id: 'h', token, protocol: 1, device }));
  return client.closed;
};
const listWith = (token: string): Promise<Response> =>
  fetch(`${rig.relay().url}/v1/devices`, { headers: { Authorization: `Bearer ${token}` } });

/** What it takes to be told so: a problem document and when to come back. */
const expectTooMany = async (answer: Response, seconds = '60'): Promise<void> => {
  expect(answer.status).toBe(429);
  expect(answer.headers.get('retry-after')).toBe(seconds);
  expect(problem.parse(await answer.json()).type).toBe('too_many_tries');
};

describe('a wrong token', () => {
  it('[T3] closes 4003, and past the limit of its address 4008, after which clients try again', async () => {
    for (let count = 0; count < WRONG_SECRETS_PER_MINUTE; count += 1)
      expect(await endWith(`wrong-${count}`)).toBe(4003);
    expect(await endWith('wrong')).toBe(4008);
    rig.clock.advance(MINUTE);
    expect(await endWith('wrong')).toBe(4003);
  });

  it('[T3] is answered 401, and past the limit 429; calls and sockets count together', async () => {
    for (let count = 0; count < WRONG_SECRETS_PER_MINUTE; count += 2) {
      expect((await listWith('wrong')).status).toBe(401);
      expect(await endWith('wrong')).toBe(4003);
    }
    await expectTooMany(await listWith('wrong'));
    expect(await endWith('wrong')).toBe(4008);
    rig.clock.advance(MINUTE / 2);
    await expectTooMany(await listWith('wrong'), '30');
  });

  it('[T3] keeps out nobody of the same address whose token is good', async () => {
    for (let count = 0; count < 2 * WRONG_SECRETS_PER_MINUTE; count += 1) await listWith('wrong');
    const client = await rig.connected(ana);
    expect(await client.ask('ping')).toMatchObject({ type: 'pong' });
    expect((await listWith(ana.token)).status).toBe(200);
    await rig.restart(); // Nothing of the team is in memory, so the token has to be looked up.
    expect((await listWith(ana.token)).status).toBe(200);
  });

  it('[T3] is not what a call without a token has, nor a device that is revoked', async () => {
    for (let count = 0; count < 2 * WRONG_SECRETS_PER_MINUTE; count += 1)
      expect((await fetch(`${rig.relay().url}/v1/devices`)).status).toBe(401);
    for (let count = 0; count < WRONG_SECRETS_PER_MINUTE; count += 1) await listWith('wrong');
    const client = await rig.connected(ana);
    const { devices } = (await (await listWith(ana.token)).json()) as {
      devices: { deviceId: string }[];
    };
    const revoked = await fetch(`${rig.relay().url}/v1/devices/${devices[0]?.deviceId ?? ''}`, {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${ana.token}` },
    });
    expect(revoked.status).toBe(204);
    expect(await client.closed).toBe(4003); // Past the limit, too: this is no try but the news.
  });
});

it('limits wrong invites, and lets in whose invite is good', async () => {
  const join = (invite: string) => rig.post('/v1/join', { ...JOIN, invite });
  for (let count = 0; count < WRONG_SECRETS_PER_MINUTE; count += 1)
    expect((await join('x'.repeat(43))).status).toBe(404);
  await expectTooMany(await join('x'.repeat(43)));
  expect((await join(ana.inviteUrl.split('#join=')[1] ?? '')).status).toBe(201);
});

describe('the admin secret', () => {
  const found = (at: RelayRig, token?: string) =>
    at.post('/v1/teams', { ...JOIN, teamName: 'T' }, token);

  it('is right or wrong, whatever the length', () => {
    const secret = 'let-me-found';
    for (const wrong of ['', 'l', 'let-me-foun', 'let-me-founD', `${secret}x`, secret.repeat(99)])
      expect(isAdminSecret(wrong, secret)).toBe(false);
    expect(isAdminSecret(secret, secret)).toBe(true);
    for (const given of ['', 'null', secret]) expect(isAdminSecret(given, null)).toBe(false);
  });

  it('is not tried for an address past five wrong ones a minute, also where it would be right', async () => {
    const closed = await startRig({ signup: 'closed', adminSecret: 'let-me-found' });
    expect((await found(closed)).status).toBe(403); // Without one nothing is tried.
    for (const wrong of ['l', 'let-me-foun', 'let-me-founD', 'let-me-foundx', 'x'.repeat(256)])
      expect((await found(closed, wrong)).status).toBe(403);
    await expectTooMany(await found(closed, 'let-me-found'));
    closed.clock.advance(MINUTE);
    for (let count = 0; count < 7; count += 1)
      expect((await found(closed, 'let-me-found')).status).toBe(201);
    await closed.close();
  });
});
