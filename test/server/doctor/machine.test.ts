/** What `relay doctor` says of the clock, of Node, and of who may come in. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookAtDatabase } from '../../../server/doctor/adapters/database.ts';
import { lookAtMachine } from '../../../server/doctor/adapters/machine.ts';
import { judgeClock, judgeSystem } from '../../../server/doctor/machine.ts';
import { checksOf, checkWith } from '../../support/doctor-checks.ts';
import { runCli } from '../../support/relay-cli.ts';
import { relayImages } from '../../support/relay-image.ts';

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 4, 6, 12);
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fermata-doctor-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const check = (args: readonly string[] = [], now?: number) =>
  checkWith(['--data', join(folder, 'data'), ...args], now);

describe('the clock', () => {
  it('[F2] is bad when it is more than five minutes behind what the data tells of', async () => {
    const images = await relayImages(1);
    const data = images.stopped();
    const newestAt = lookAtDatabase(data).content?.newestAt ?? NaN;
    for (const [ahead, wanted] of [
      [-4 * MINUTE, 'ok'],
      [-6 * MINUTE, 'bad'],
      [6 * MINUTE, 'ok'],
    ] as const) {
      const { verdict, words } = await checkWith(['--data', data], newestAt + ahead);
      expect([ahead, verdict('clock.behind')]).toEqual([ahead, wanted]);
      if (wanted === 'bad') expect(words('clock.behind')).toContain('behind what it was');
    }
    images.done();
  });

  it('of years ago is bad', async () => {
    expect((await check([], Date.UTC(2025, 11, 31))).verdict('clock.year')).toBe('bad');
    expect((await check([], NOON)).verdict('clock.year')).toBe('ok');
  });

  it.each([
    ['yes', 'ok'],
    ['no', 'warn'],
    ['', 'ok'],
  ])('is kept in time or not, as timedatectl says: %j', async (says, wanted) => {
    const bin = join(folder, `bin-${says}`);
    mkdirSync(bin);
    writeFileSync(join(bin, 'timedatectl'), `#!/bin/sh\necho "${says}"\n`);
    chmodSync(join(bin, 'timedatectl'), 0o755);
    const path = `${bin}:${process.env['PATH'] ?? ''}`;
    const args = ['doctor', '--port', '0', '--data', join(folder, 'data')];
    const { stdout } = await runCli(args, { PATH: path });
    expect(stdout).toMatch(new RegExp(`^${wanted} +clock\\.synchronised`, 'm'));
  });

  it('needs a Node that knows time zones', async () => {
    const facts = await lookAtMachine();
    expect(checksOf(judgeClock(facts, NOON, null)).verdict('clock.zones')).toBe('ok');
    const without = { ...facts, knowsZones: false };
    expect(checksOf(judgeClock(without, NOON, null)).verdict('clock.zones')).toBe('bad');
  });
});

describe('the machine', () => {
  it.each([
    ['22.11.9', 'bad'],
    ['20.20.2', 'bad'],
    ['22.12.0', 'ok'],
    ['24.0.0', 'ok'],
  ])('with Node %s is %s', async (node, wanted) => {
    const facts = { ...(await lookAtMachine()), node };
    expect(checksOf(judgeSystem(facts, 10)).verdict('system.node')).toBe(wanted);
  });

  it('that lets fewer files be open than there may be connections is told', async () => {
    expect((await check(['--max-connections', '9999999'])).verdict('system.files')).toBe('warn');
    expect((await check(['--max-connections', '100'])).verdict('system.files')).toBe('ok');
  });
});

describe('who may come in', () => {
  const forAll = ['--host', '0.0.0.0', '--insecure'];
  it.each([
    [['--signup', 'open'], 'ok', 'ok'],
    [['--signup', 'open', ...forAll], 'warn', 'warn'],
    [['--signup', 'open', '--public-url', 'https://a.example'], 'warn', 'warn'],
    [['--signup', 'open', '--public-url', 'http://localhost:7420'], 'ok', 'ok'],
    [['--admin-secret', 'short'], 'warn', 'ok'],
    [['--admin-secret', '0123456789abcdef'], 'ok', 'ok'],
    [['--public-url', 'https://a.example', '--trust-proxy'], 'ok', 'ok'],
    [['--host', '::1', '--public-url', 'http://[::1]:7420'], 'ok', 'ok'],
  ] as const)('%j', async (args, signup, clear) => {
    const { verdict } = await check(args);
    expect([verdict('access.signup'), verdict('access.clear')]).toEqual([signup, clear]);
  });

  it('nobody, where there is no team, no secret and no sign-up', async () => {
    mkdirSync(join(folder, 'empty'));
    const { verdict } = await checkWith(['--data', join(folder, 'empty')]);
    expect(verdict('access.signup')).toBe('warn');
  });
});

it('a web client that is not built is told', async () => {
  const root = join(folder, 'web');
  mkdirSync(root);
  expect((await check(['--web-root', root])).verdict('web.client')).toBe('warn');
  writeFileSync(join(root, 'index.html'), '');
  expect((await check(['--web-root', root])).verdict('web.client')).toBe('ok');
});
