/** What `relay doctor` says of certificates, at moments of their life. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { X509Certificate } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeCertificate, type TestCertificate } from '../../support/certificates.ts';
import { type Checks, checkWith } from '../../support/doctor-checks.ts';

const DAY = 86_400_000;
let folder: string;
let pair: TestCertificate;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fermata-doctor-'));
  pair = makeCertificate(folder, 1, 90);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const check = (more: readonly string[] = [], now?: number, key = pair.keyFile): Promise<Checks> =>
  checkWith(
    ['--data', join(folder, 'data'), '--tls-cert', pair.certFile, '--tls-key', key, ...more],
    now,
  );

it('one that fits, with the name that people use, is fine', async () => {
  for (const url of ['https://localhost', 'https://127.0.0.1:7420']) {
    const { verdict, words } = await check(['--public-url', url]);
    expect(verdict('certificate.pair')).toBe('ok');
    expect(verdict('certificate.dates')).toBe('ok');
    expect(words('certificate.dates')).toMatch(/valid for (89|90) more days/);
    expect(verdict('certificate.names')).toBe('ok');
    expect(verdict('access.clear')).toBe('ok');
  }
});

it('it is watched over its life', async () => {
  const { validFromDate, validToDate } = new X509Certificate(pair.cert);
  const [from, to] = [validFromDate.getTime(), validToDate.getTime()];
  for (const [now, wanted] of [
    [from - 1000, 'bad'],
    [from + 1000, 'ok'],
    [to - 15 * DAY, 'ok'],
    [to - 13 * DAY, 'warn'],
    [to - 1000, 'warn'],
    [to, 'bad'],
  ] as const)
    expect([now, (await check([], now)).verdict('certificate.dates')]).toEqual([now, wanted]);
});

it('one for another name is bad, and without a public address nobody can tell', async () => {
  const other = await check(['--public-url', 'https://fermata.example']);
  expect(other.verdict('certificate.names')).toBe('bad');
  expect(other.words('certificate.names')).toContain('DNS:localhost');
  expect((await check()).verdict('certificate.names')).toBe('warn');
});

it('one whose key is another, missing or none is bad', async () => {
  const none = join(folder, 'none.key');
  writeFileSync(none, 'no key');
  for (const key of [makeCertificate(folder, 2).keyFile, join(folder, 'missing'), none]) {
    const { verdict, all } = await check([], undefined, key);
    expect(verdict('certificate.pair')).toBe('bad');
    expect(all.filter(({ id }) => id.startsWith('certificate.'))).toHaveLength(1);
  }
});

it('a key that everyone may read is told', async () => {
  chmodSync(pair.keyFile, 0o644);
  expect((await check()).verdict('certificate.pair')).toBe('warn');
  chmodSync(pair.keyFile, 0o600);
});
