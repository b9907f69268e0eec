import { describe, expect, it } from 'vitest';
import { joinWith, makeFeed, makeInvite, removeFeed } from '../../../shared/engine/join.ts';
import type { DeviceFacts, HttpFault, HttpPort, Json } from '../../../shared/engine/ports.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';

const DEVICE: DeviceFacts = { kind: 'web', name: 'Tab', timeZone: 'Europe/Lisbon' };
const INVITE = 'http://relay.test/#join=abcdefghijklmnop';
const CODE = 'http://relay.test/#device=ABCD1234';

const httpThat = (answer: Result<unknown, HttpFault>) => {
  const calls: { url: string; body: Json; token: string | undefined }[] = [];
  const http: HttpPort = {
    post: (url, body, token) => {
      calls.push({ url, body, token });
      return Promise.resolve(answer);
    },
    get: (url, token) => {
      calls.push({ url, body: null, token });
      return Promise.resolve(answer);
    },
    remove: (url, token) => {
      calls.push({ url, body: null, token });
      return Promise.resolve(answer.ok ? ok(null) : answer);
    },
  };
  return { http, calls };
};
const refusal = (status: number): Result<unknown, HttpFault> =>
  fail({ kind: 'refused', status, type: 'x', detail: 'Too many tries. Wait a minute.' });
const wordsOf = async (link: string, answer: Result<unknown, HttpFault>): Promise<string> => {
  const joined = await joinWith(httpThat(answer).http, link, DEVICE, 'Ben');
  return joined.ok ? '' : joined.error.message;
};

describe('joining', () => {
  it('[C6] sends the secret of a link in a body, never in an address', async () => {
    const { http, calls } = httpThat(ok({ token: 't', memberId: 'm', teamId: 'n' }));
    expect(await joinWith(http, INVITE, DEVICE, 'Ben')).toEqual(
      ok({ relayUrl: 'http://relay.test', token: 't', memberId: 'm', teamId: 'n' }),
    );
    await joinWith(http, CODE, DEVICE, '');
    expect(calls.map(({ url }) => url)).toEqual([
      'http://relay.test/v1/join',
      'http://relay.test/v1/devices/claim',
    ]);
    expect(calls.map(({ body }) => body)).toEqual([
      {
        invite: 'abcdefghijklmnop',
        memberName: 'Ben',
        deviceName: 'Tab',
        timeZone: 'Europe/Lisbon',
      },
      { code: 'ABCD1234', deviceName: 'Tab' },
    ]);
  });

  it.each([
    ['no link', 'hello', ok({}), /not a Fermata link/],
    [
      'a relay that is not there',
      INVITE,
      fail({ kind: 'unreachable' } as const),
      /could not be reached/,
    ],
    ['a spent invite', INVITE, refusal(404), /invite does not work any more/],
    ['a spent device link', CODE, refusal(404), /works once, within 10 minutes/],
    ['a relay that refuses', CODE, refusal(429), /^Too many tries/],
    ['a relay of another version', INVITE, ok({ token: 7 }), /another version/],
  ])('says what to do about %s', async (_, link, answer, expected) => {
    expect(await wordsOf(link, answer)).toMatch(expected);
  });

  it('makes an invite with the token of who asks', async () => {
    const url = 'http://relay.test/#join=abcdefghijklmnop';
    const { http, calls } = httpThat(ok({ invite: 'abcdefghijklmnop', url, expiresAt: 5 }));
    const who = { relayUrl: 'http://relay.test', token: 't', memberId: 'm', teamId: 'n' };
    expect(await makeInvite(http, who)).toEqual(ok({ url, expiresAt: 5 }));
    expect(calls[0]?.token).toBe('t');
  });

  it('[K2] makes a calendar feed and ends it, with the token of who asks', async () => {
    const url = 'http://relay.test/v1/feeds/abc.ics';
    const who = { relayUrl: 'http://relay.test', token: 't', memberId: 'm', teamId: 'n' };
    const { http, calls } = httpThat(ok({ url }));
    expect(await makeFeed(http, who)).toEqual(ok({ url, expiresAt: null }));
    expect(await removeFeed(http, who)).toEqual(ok(null));
    expect(calls.map(({ url: at, token }) => [at, token])).toEqual([
      ['http://relay.test/v1/feed', 't'],
      ['http://relay.test/v1/feed', 't'],
    ]);
    const away = httpThat(fail({ kind: 'unreachable' })).http;
    expect(await removeFeed(away, who)).toMatchObject({ ok: false });
  });
});
