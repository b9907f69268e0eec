import { describe, expect, it } from 'vitest';
import { type AccessCommand, runAccess } from '../../../shared/engine/access.ts';
import type { HttpFault, HttpPort, Json } from '../../../shared/engine/ports.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';

const WHO = { relayUrl: 'http://relay.test', token: 't', memberId: 'ana', teamId: 'crew' };
const SKEW = 5000;

const ask = async (command: AccessCommand, answer: Result<unknown, HttpFault>) => {
  const calls: (readonly [string, string, Json])[] = [];
  const take = (method: string, url: string, body: Json = null) => {
    calls.push([method, url.replace(WHO.relayUrl, ''), body]);
    return Promise.resolve(answer);
  };
  const http: HttpPort = {
    post: (url, body) => take('POST', url, body),
    get: (url) => take('GET', url),
    remove: async (url) => {
      const gone = await take('DELETE', url);
      return gone.ok ? ok(null) : gone;
    },
  };
  const reply = await runAccess(command, { http, who: WHO, deviceId: 'here', skewMs: SKEW });
  return { reply, calls };
};
const refusal = (status: number) =>
  fail({ kind: 'refused', status, type: 'x', detail: 'No.' } as const);

describe('devices', () => {
  const tab = { deviceId: 'tab', name: 'Tab', kind: 'web', current: false } as const;

  it('[W50] are listed with times of this machine, and which links work', async () => {
    const { reply, calls } = await ask(
      { type: 'listDevices' },
      ok({
        devices: [{ ...tab, connected: true, lastSeenAt: 20_000 }],
        openCodes: [{ expiresAt: 99_000 }],
      }),
    );
    expect(calls).toEqual([['GET', '/v1/devices', null]]);
    expect(reply).toEqual({
      ok: true,
      devices: { devices: [{ ...tab, connected: true, lastSeenAt: 15_000 }], openMarks: [99_000] },
    });
  });

  it('[W50] are listed by a relay from before, which tells nothing of links', async () => {
    const answer = ok({ devices: [{ ...tab, lastSeenAt: null }] });
    expect((await ask({ type: 'listDevices' }, answer)).reply).toEqual({
      ok: true,
      devices: { devices: [{ ...tab, connected: false, lastSeenAt: null }], openMarks: null },
    });
  });

  it('[W50] are signed out by their id, but never this one by this way', async () => {
    const other = await ask({ type: 'revokeDevice', deviceId: 'a/b' }, ok(null));
    expect(other.calls).toEqual([['DELETE', '/v1/devices/a%2Fb', null]]);
    expect(other.reply).toEqual({ ok: true });
    const own = await ask({ type: 'revokeDevice', deviceId: 'here' }, ok(null));
    expect(own.calls).toEqual([]);
    expect(own.reply).toMatchObject({ ok: false, error: { code: 'refused' } });
  });

  it('[W50] that are gone already are gone, and another refusal is said', async () => {
    const command = { type: 'revokeDevice', deviceId: 'tab' } as const;
    expect((await ask(command, refusal(404))).reply).toEqual({ ok: true });
    expect((await ask(command, refusal(503))).reply).toMatchObject({ ok: false });
    const gone = fail({ kind: 'unreachable' } as const);
    expect((await ask({ type: 'listDevices' }, gone)).reply).toMatchObject({
      ok: false,
      error: { code: 'unreachable' },
    });
  });

  it('[W50] are added by a link that can be told among those that are open', async () => {
    const { reply } = await ask(
      { type: 'createDeviceLink' },
      ok({ code: 'ABCD2345', expiresAt: 99_000 }),
    );
    const url = 'http://relay.test/#device=ABCD2345';
    expect(reply).toEqual({ ok: true, value: { url, expiresAt: 94_000, mark: 99_000 } });
  });
});

describe('invites', () => {
  it('[W51] are made for so many and so long as was chosen', async () => {
    const made = ok({
      invite: 'abcdefghijklmnopqrstuv',
      url: 'http://relay.test/#join=abcdefghijklmnopqrstuv',
      expiresAt: 99_000,
    });
    const chosen = { maxUses: 5, expiresInMs: 60_000 };
    const { calls } = await ask({ type: 'createInvite', ...chosen }, made);
    expect(calls).toEqual([['POST', '/v1/invites', chosen]]);
    expect((await ask({ type: 'createInvite' }, made)).calls).toEqual([
      ['POST', '/v1/invites', {}],
    ]);
  });

  it('[W51] are listed and revoked', async () => {
    const answer = ok({ invites: [{ inviteId: 'f00', usesLeft: 3, expiresAt: 99_000 }] });
    expect((await ask({ type: 'listInvites' }, answer)).reply).toEqual({
      ok: true,
      invites: [{ inviteId: 'f00', usesLeft: 3, expiresAt: 94_000 }],
    });
    const { calls } = await ask({ type: 'revokeInvite', inviteId: 'f00' }, ok(null));
    expect(calls).toEqual([['DELETE', '/v1/invites/f00', null]]);
  });
});
