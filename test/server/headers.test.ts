/** Headers that every answer has. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeCertificate, secureCall } from '../support/certificates.ts';
import { type RelayRig, startRig } from '../support/relay-rig.ts';

const COMMON = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};
const CALLS = [
  ['GET', '/', 200],
  ['HEAD', '/', 200],
  ['GET', '/assets/index-Ab12Cd34.js', 200],
  ['GET', '/nothing', 404],
  ['GET', '/v1/nothing', 404],
  ['GET', '/v1/devices', 401],
  ['PUT', '/v1/devices', 405],
  ['POST', '/v1/join', 415],
  ['DELETE', '/', 405],
  ['GET', '/healthz', 200],
] as const;

const withPage = ({ dataDir }: RelayRig): void => {
  mkdirSync(join(dataDir, 'web/assets'), { recursive: true });
  writeFileSync(join(dataDir, 'web/index.html'), '<!doctype html>page');
  writeFileSync(join(dataDir, 'web/assets/index-Ab12Cd34.js'), 'export {};');
};

it('are on pages, calls and refusals alike, and none speaks of TLS in the clear', async () => {
  const rig = await startRig();
  withPage(rig);
  for (const [method, path, status] of CALLS) {
    const answer = await fetch(rig.relay().url + path, { method });
    expect([path, answer.status]).toEqual([path, status]);
    expect(Object.fromEntries(answer.headers)).toMatchObject(COMMON);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('strict-transport-security')).toBeNull();
    if (status >= 400) expect(answer.headers.get('cache-control')).toBe('no-store');
  }
  await rig.close();
});

it('have browsers come by TLS only where it is there, and pages open sockets by TLS only', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fermata-tls-'));
  const tls = makeCertificate(folder, 1);
  const rig = await startRig({ tls });
  withPage(rig);
  const { url } = rig.relay();
  for (const path of ['/', '/healthz', '/v1/nothing']) {
    const { headers } = await secureCall(url + path, tls.cert);
    expect(headers).toMatchObject(COMMON);
    expect(headers['strict-transport-security']).toBe('max-age=15552000');
  }
  const { headers } = await secureCall(url, tls.cert);
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain(`connect-src 'self' ${url.replace('https', 'wss')};`);
  await rig.close();
  rmSync(folder, { recursive: true, force: true });
});

it('say so, too, where a trusted proxy does TLS, and where one that is not does not', async () => {
  const headers = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'relay.example' };
  for (const trustProxy of [true, false]) {
    const rig = await startRig({ trustProxy });
    withPage(rig);
    const answer = await fetch(rig.relay().url, { headers });
    expect(answer.headers.has('strict-transport-security')).toBe(trustProxy);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy.includes('wss://relay.example')).toBe(trustProxy);
    await rig.close();
  }
});
