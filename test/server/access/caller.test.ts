/** Who calls: by the connection, or by a trusted proxy. */
import { describe, expect, it } from 'vitest';
import { limitKey } from '../../../server/access/address.ts';
import { type Caller, isOwnOrigin } from '../../../server/access/caller.ts';
import { httpReplies } from '../../../shared/protocol/http.ts';
import { connectClient } from '../../support/relay-client.ts';
import { startRig } from '../../support/relay-rig.ts';

const FOUNDER = { teamName: 'Crew', memberName: 'Ana', deviceName: 'd', timeZone: 'UTC' };
const FORWARDED = {
  'X-Forwarded-For': '203.0.113.9, 198.51.100.7',
  'X-Forwarded-Proto': 'https',
  'X-Forwarded-Host': 'relay.example',
};

describe('the headers of a proxy', () => {
  const linkAt = async (url: string, headers: Record<string, string>): Promise<string> => {
    const answer = await fetch(`${url}/v1/teams`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(FOUNDER),
    });
    const { inviteUrl } = httpReplies.createTeam.parse(await answer.json());
    return inviteUrl.split('/#')[0] ?? '';
  };
  const wrongToken = async (url: string, forwardedFor: string): Promise<number> => {
    const headers = { Authorization: 'Bearer wrong', 'X-Forwarded-For': forwardedFor };
    return (await fetch(`${url}/v1/devices`, { headers })).status;
  };

  it('make links and tell addresses and origins where they are trusted', async () => {
    const rig = await startRig({ trustProxy: true });
    const { url } = rig.relay();
    expect(await linkAt(url, FORWARDED)).toBe('https://relay.example');
    expect(await linkAt(url, { 'X-Forwarded-Host': 'evil"<script>' })).toBe(url);
    expect(await linkAt(url, {})).toBe(url);
    const page = await connectClient(url, { headers: FORWARDED, origin: 'https://relay.example' });
    page.close();
    const origin = 'http://relay.example'; // It came in the clear, and the relay is reached by TLS.
    await expect(connectClient(url, { headers: FORWARDED, origin })).rejects.toThrow('403');
    await rig.close();
  });

  it('[T3] count wrong tokens for the last address that is told, which the proxy saw itself', async () => {
    const rig = await startRig({ trustProxy: true });
    const { url } = rig.relay();
    for (let count = 0; count < 20; count += 1)
      expect(await wrongToken(url, `10.0.0.${count}, 198.51.100.7`)).toBe(401);
    expect(await wrongToken(url, '10.0.0.99,198.51.100.7')).toBe(429);
    expect(await wrongToken(url, '198.51.100.7:4711')).toBe(429);
    expect(await wrongToken(url, '198.51.100.8')).toBe(401);
    for (let count = 0; count < 20; count += 1) await wrongToken(url, `2001:db8::${count + 1}`);
    expect(await wrongToken(url, '2001:db8:0:0:ffff::1')).toBe(429);
    expect(await wrongToken(url, '2001:db8:0:1::1')).toBe(401);
    await rig.close();
  });

  it('are ignored where they are not', async () => {
    const rig = await startRig();
    const { url } = rig.relay();
    expect(await linkAt(url, FORWARDED)).toBe(url);
    const origin = 'https://relay.example';
    await expect(connectClient(url, { headers: FORWARDED, origin })).rejects.toThrow('403');
    for (let count = 0; count < 20; count += 1)
      expect(await wrongToken(url, `10.0.0.${count}`)).toBe(401);
    expect(await wrongToken(url, '10.0.0.99')).toBe(429);
    await rig.close();
  });
});

describe('an origin', () => {
  const caller = (scheme: Caller['scheme'], host: string | null): Caller => ({
    address: '127.0.0.1',
    scheme,
    host,
  });

  it.each([
    ['https://relay.example', 'https', 'relay.example', true],
    ['https://relay.example', 'https', 'relay.example:443', true],
    ['https://relay.example', 'https', 'Relay.Example', true],
    ['https://relay.example:8443', 'https', 'relay.example', false],
    ['http://relay.example', 'https', 'relay.example', false],
    ['http://relay.example', 'http', 'relay.example', true],
    ['http://relay.example:80', 'http', 'relay.example', true],
    ['http://127.0.0.1:7420', 'http', '127.0.0.1:7420', true],
    ['http://127.0.0.1:7421', 'http', '127.0.0.1:7420', false],
    ['http://[::1]:7420', 'http', '[::1]:7420', true],
    // A proxy that does TLS, of which the relay knows nothing.
    ['https://relay.example', 'http', 'relay.example', true],
    ['https://evil.example', 'http', 'relay.example', false],
    ['ftp://relay.example', 'http', 'relay.example', false],
    ['null', 'http', 'relay.example', false],
    ['', 'http', 'relay.example', false],
    ['http://localhost', 'http', null, false],
  ] as const)('%j is the own one of %s %s: %s', (origin, scheme, host, isOwn) => {
    expect(isOwnOrigin(origin, caller(scheme, host))).toBe(isOwn);
  });
});

it.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['::ffff:cb00:7109', '203.0.113.9'],
  ['::1', '0:0:0:0::/64'],
  ['::', '0:0:0:0::/64'],
  ['2001:db8::', '2001:db8:0:0::/64'],
  ['2001:DB8:0:0:1:2:3:4', '2001:db8:0:0::/64'],
  ['2001:0db8::1:2', '2001:db8:0:0::/64'],
  ['2001:db8:0:1::', '2001:db8:0:1::/64'],
  ['2001:db8:a:b:c:d:192.0.2.1', '2001:db8:a:b::/64'],
  ['64:ff9b::192.0.2.1', '64:ff9b:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['', ''],
  ['nobody', 'nobody'],
])('[T3] limits count %j as %j', (address, key) => {
  expect(limitKey(address)).toBe(key);
});
