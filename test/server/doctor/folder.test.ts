/** What `relay doctor` says of real folders and real disks. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { judgeFolder } from '../../../server/doctor/folder.ts';
import { lookAtFolder } from '../../../server/doctor/adapters/folder.ts';
import { checksOf, checkWith } from '../../support/doctor-checks.ts';
import { newSmallDisk, type Place, whyWithout } from '../../support/fault-relay/tools.ts';
import { runCli } from '../../support/relay-cli.ts';

const MB = 1e6;
const isRoot = process.getuid?.() === 0;
const STRANGER = 65_534;

let place: string;
let data: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'fermata-doctor-'));
  data = join(place, 'data');
  mkdirSync(data, { mode: 0o700 });
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

const file = (name: string, mode = 0o600): string => {
  const path = join(data, name);
  writeFileSync(path, '', { mode });
  return path;
};

describe('a folder', () => {
  it('that is sound is fine in every way', async () => {
    file('relay.lock');
    const { all, verdict } = await checkWith(['--data', data]);
    const said = all.filter(({ id }) => id.startsWith('data.'));
    expect(said.map(({ id }) => id)).toHaveLength(7);
    expect(said.filter((it) => it.verdict !== 'ok' && it.id !== 'data.fileSystem')).toEqual([]);
    expect(verdict('database.whole')).toBe('ok');
  });

  it('that is missing is told, and not made', async () => {
    const none = join(place, 'deep', 'none');
    const { verdict, words } = await checkWith(['--data', none]);
    expect(verdict('data.folder')).toBe('warn');
    expect(words('data.folder')).toContain('will be made');
    expect(verdict('data.access')).toBe('ok');
    expect(verdict('data.room')).toBe('ok');
    expect(existsSync(join(place, 'deep'))).toBe(false);
  });

  it('that is a file, or below one, is bad', async () => {
    const path = file('relay');
    for (const wrong of [path, join(path, 'below')])
      expect((await checkWith(['--data', wrong])).verdict('data.folder')).toBe('bad');
  });

  it('that others may read is told with the command that mends it', async () => {
    chmodSync(data, 0o755);
    const folder = await checkWith(['--data', data]);
    expect(folder.verdict('data.modes')).toBe('warn');
    expect(folder.words('data.modes')).toContain(`(755)`);
    expect(folder.words('data.modes')).toContain(`chmod 700 ${data}`);
    chmodSync(data, 0o700);
    chmodSync(file('relay.lock'), 0o640);
    const { verdict, words } = await checkWith(['--data', data]);
    expect(verdict('data.modes')).toBe('warn');
    expect(words('data.modes')).toContain(`chmod 600 ${data}/relay.lock`);
  });

  it('with databases that were set aside is told', async () => {
    file('relay.db.damaged-20260506T120000Z');
    const { verdict, words } = await checkWith(['--data', data]);
    expect(verdict('data.aside')).toBe('warn');
    expect(words('data.aside')).toContain('relay.db.damaged-20260506T120000Z');
  });

  it.skipIf(!isRoot)('with a file of another user is told', async () => {
    chownSync(file('relay.lock'), STRANGER, STRANGER);
    const { verdict, words } = await checkWith(['--data', data]);
    expect(verdict('data.owner')).toBe('warn');
    expect(words('data.owner')).toContain('relay.lock belongs to user 65534');
  });

  it.skipIf(!isRoot)('of another user says that its owner should look', async () => {
    chownSync(file('relay.lock'), STRANGER, STRANGER);
    chownSync(data, STRANGER, STRANGER);
    const { verdict, words } = await checkWith(['--data', data]);
    expect(verdict('data.owner')).toBe('warn');
    expect(words('data.owner')).toContain('sudo -u');
  });

  it.skipIf(!isRoot)('that this user may not use is bad, and the program ends with 1', async () => {
    chmodSync(place, 0o755);
    const hidden = join(data, 'hidden');
    for (const [path, id] of [
      [data, 'data.access'],
      [join(place, 'none'), 'data.access'],
      [hidden, 'data.folder'],
    ] as const) {
      const ended = await runCli(['doctor', '--port', '0', '--data', path], {}, { uid: STRANGER });
      expect(ended).toMatchObject({ code: 1, stderr: '' });
      expect(ended.stdout).toMatch(new RegExp(`^bad {3}${id}`, 'm'));
    }
  });
});

describe.skipIf(whyWithout('tmpfs') !== null)('a disk', () => {
  let disk: Place | null = null;
  const of = (bytes: number): string => {
    disk = newSmallDisk(bytes);
    return disk.path;
  };
  afterEach(() => disk?.remove());

  it.each([
    [32 * MB, 'bad'],
    [256 * MB, 'warn'],
    [1024 * MB, 'ok'],
  ] as const)('with %i bytes free is %s', async (bytes, wanted) => {
    const { verdict, words } = await checkWith(['--data', of(bytes)]);
    expect(verdict('data.room')).toBe(wanted);
    expect(verdict('data.fileSystem')).toBe('warn');
    expect(words('data.fileSystem')).toContain('tmpfs');
  });

  it('with less room than twice the database is told', async () => {
    const path = of(1024 * MB);
    const database = join(path, 'relay.db');
    closeSync(openSync(database, 'w', 0o600));
    truncateSync(database, 600 * MB); // Takes no room: it has a hole.
    const { verdict, words } = await checkWith(['--data', path]);
    expect(verdict('data.room')).toBe('warn');
    expect(words('data.room')).toContain('600 MB');
  });

  it('that became read-only is bad', async () => {
    const path = of(1024 * MB);
    expect(spawnSync('mount', ['-o', 'remount,ro', path]).status).toBe(0);
    const { verdict, words } = await checkWith(['--data', path]);
    expect(verdict('data.access')).toBe('bad');
    expect(words('data.access')).toContain('read-only');
  });
});

it.each([
  [0x6969, 'nfs'],
  [0xff534d42, 'cifs'],
  [0x65735546, 'fuse'],
])('a file system of the network is told: %i', (type, name) => {
  const facts = { ...lookAtFolder(data), disk: { freeBytes: 1e12, type } };
  const { verdict, words } = checksOf(judgeFolder(facts, 0));
  expect(verdict('data.fileSystem')).toBe('warn');
  expect(words('data.fileSystem')).toContain(name);
});
