/** What `relay doctor` says of databases as relays, kills and accidents leave them; and that it leaves them so. */
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { restore } from '../../../server/backup/app.ts';
import { judgeDatabase } from '../../../server/doctor/database.ts';
import { lookAtDatabase } from '../../../server/doctor/adapters/database.ts';
import { checksOf, checkWith } from '../../support/doctor-checks.ts';
import { newSmallDisk, type Place, whyWithout } from '../../support/fault-relay/tools.ts';
import { runCli, startCli } from '../../support/relay-cli.ts';
import { bytesOf, openImage, type RelayImages, relayImages } from '../../support/relay-image.ts';

// As the program tells SQLite, before its first database is opened.
process.env['SQLITE_USE_URI'] = '1';

let images: RelayImages;
beforeAll(async () => {
  images = await relayImages();
});
afterAll(() => images.done());

const look = (folder: string) => checkWith(['--data', folder]);
const change = (folder: string, sql: string): void => {
  const database = new Database(join(folder, 'relay.db'));
  database.exec(sql);
  database.close();
};

describe('a database', () => {
  it('of a relay that was stopped is fine, and nothing is added beside it', async () => {
    const folder = images.stopped();
    const before = [readdirSync(folder), bytesOf(folder)];
    const { all } = await look(folder);
    const said = all.filter(({ id }) => id.startsWith('database.'));
    expect(said.map(({ verdict }) => verdict)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
    expect([readdirSync(folder), bytesOf(folder)]).toEqual(before);
  });

  it('[H1] of a relay that was killed is read with its log, which stays as it is', async () => {
    const folder = images.killed();
    const before = bytesOf(folder);
    expect(Object.keys(before)).toEqual(['', '-wal']);
    const { verdict } = await look(folder);
    expect(verdict('database.left')).toBe('warn');
    expect(verdict('database.whole')).toBe('ok');
    expect(bytesOf(folder)).toEqual(before);
    const { opened } = await openImage(folder);
    if (!opened.ok) throw new Error('It should open.');
    expect((await opened.value.loadTeam(images.teamId))?.waiting).toHaveLength(images.count);
    await opened.value.close();
  });

  it('that is damaged is bad, and is left where it is', async () => {
    const folder = images.stopped();
    const file = join(folder, 'relay.db');
    writeFileSync(file, readFileSync(file).fill(0x55, 3 * 4096));
    const before = [readdirSync(folder), bytesOf(folder)];
    const { verdict, words } = await look(folder);
    expect(verdict('database.whole')).toBe('bad');
    expect(words('database.whole')).toContain('Damaged data');
    expect([readdirSync(folder), bytesOf(folder)]).toEqual(before);
  });

  it.each([
    ['is empty', (file: string) => truncateSync(file, 0)],
    ['is none', (file: string) => writeFileSync(file, 'x'.repeat(9000))],
    ['is gone', (file: string) => rmSync(file)],
    ['was set aside', (file: string) => renameSync(file, `${file}.damaged-20260506T120000Z`)],
  ])('that %s is bad', async (_, harm) => {
    const folder = images.stopped();
    harm(join(folder, 'relay.db'));
    expect((await look(folder)).verdict('database.whole')).toBe('bad');
  });

  it('with a hole in its log is bad', async () => {
    const folder = images.killed();
    const log = join(folder, 'relay.db-wal');
    const bytes = readFileSync(log);
    bytes.fill(0, 32 + 24, 32 + 24 + 4096);
    writeFileSync(log, bytes);
    const { verdict, words } = await look(folder);
    expect(verdict('database.whole')).toBe('bad');
    expect(words('database.whole')).toContain('hole');
  });

  it('of a newer relay is bad, of an older one is told', async () => {
    const newer = images.stopped();
    change(newer, "INSERT INTO kysely_migration VALUES ('9999-later', '2030-01-01')");
    expect((await look(newer)).verdict('database.version')).toBe('bad');
    const older = images.stopped();
    change(older, "DELETE FROM kysely_migration WHERE name LIKE '0002%'");
    const { verdict, words } = await look(older);
    expect(verdict('database.version')).toBe('warn');
    expect(words('database.version')).toContain('0002-retention');
  });

  it('that was put there by hand is told, and a restored one is fine', async () => {
    const folder = images.stopped();
    utimesSync(join(folder, 'relay.db'), 1e9, 1e9);
    expect((await look(folder)).verdict('database.left')).toBe('warn');
    const file = join(images.stopped(), 'relay.db');
    expect(restore({ dataDir: folder, file })).toMatchObject({ ok: true });
    const { verdict, words } = await look(folder);
    expect(verdict('database.left')).toBe('ok');
    expect(words('database.left')).toContain('restored');
    expect(verdict('data.aside')).toBe('warn');
  });

  it('with a huge log is told', () => {
    const folder = images.killed();
    truncateSync(join(folder, 'relay.db-wal'), 300e6);
    expect(checksOf(judgeDatabase(lookAtDatabase(folder))).verdict('database.log')).toBe('warn');
  });

  it.skipIf(process.getuid?.() !== 0)('that this user may not read is bad', async () => {
    const folder = images.stopped();
    chmodSync(folder, 0o755);
    const args = ['doctor', '--port', '0', '--data', folder];
    const ended = await runCli(args, {}, { uid: 65_534 });
    expect(ended).toMatchObject({ code: 1, stderr: '' });
    expect(ended.stdout).toMatch(/^bad {3}database\.whole .*could not be read/m);
    expect(ended.stdout).toMatch(/^warn {2}database\.use /m);
    expect(ended.stdout).toMatch(/^bad {3}data\.access /m);
  });
});

describe('beside a relay that runs', () => {
  it('all is read, the relay goes on, and a second look says the same', async () => {
    const folder = images.stopped();
    const relay = await startCli(['--port', '0', '--data', folder]);
    const { port } = new URL(relay.url);
    for (let n = 0; n < 2; n += 1) {
      const { all, verdict, words } = await checkWith(['--data', folder, '--port', port]);
      expect(all.filter((it) => it.verdict === 'bad' && it.id !== 'clock.behind')).toEqual([]);
      expect(words('database.use')).toContain('A relay runs');
      expect(verdict('database.left')).toBe('ok');
      expect(verdict('port.main')).toBe('ok');
    }
    expect((await fetch(`${relay.url}/healthz`)).status).toBe(200);
    expect(await relay.end('SIGTERM')).toMatchObject({ code: 0, stderr: '' });
    expect((await look(folder)).words('database.left')).toContain('stopped in order');
  });

  it('damage is found while it runs', async () => {
    const folder = images.stopped();
    const relay = await startCli(['--port', '0', '--data', folder]);
    const copy = join(folder, 'other');
    cpSync(join(folder, 'relay.db'), copy);
    appendFileSync(copy, 'x');
    const bytes = readFileSync(copy).subarray(0, -1);
    // Written through the file that the relay has open, as a disk that fails would change it.
    writeFileSync(join(folder, 'relay.db'), bytes.fill(0x55, 5 * 4096, 9 * 4096), { flag: 'r+' });
    expect((await look(folder)).verdict('database.whole')).toBe('bad');
    await relay.end('SIGKILL');
  });
});

describe.skipIf(whyWithout('tmpfs') !== null)('on a disk that became read-only', () => {
  let disk: Place | null = null;
  afterEach(() => disk?.remove());

  it('a database is read all the same', async () => {
    disk = newSmallDisk(64e6);
    cpSync(images.stopped(), disk.path, { recursive: true, preserveTimestamps: true });
    expect(spawnSync('mount', ['-o', 'remount,ro', disk.path]).status).toBe(0);
    const { verdict } = await look(disk.path);
    expect(verdict('data.access')).toBe('bad');
    expect(verdict('database.whole')).toBe('ok');
  });
});
