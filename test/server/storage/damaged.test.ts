/** Data that is not whole: found, set aside, never overwritten, and never served in part. */
import {
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli, startCli } from '../../support/relay-cli.ts';
import {
  bytesOf,
  countWaiting,
  openImage,
  type RelayImages,
  relayImages,
} from '../../support/relay-image.ts';

const NOON = Date.UTC(2026, 4, 6, 12);
const ASIDE = 'relay.db.damaged-20260506T120000Z';
const PAGE = 4096;
const FRAME = PAGE + 24;

let images: RelayImages;
beforeAll(async () => {
  images = await relayImages();
});
afterAll(() => images.done());

/** Bytes that mean nothing, the same in every run. */
const noise = (length: number): Buffer => {
  let state = 1;
  return Buffer.from(
    Array.from({ length }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return state >>> 24;
    }),
  );
};
/** A clean stop's mark knows times by the second: what a test does within one has to look later. */
const asOfLater = (file: string): void => {
  const { atimeMs, mtimeMs } = statSync(file);
  utimesSync(file, atimeMs / 1000 + 5, mtimeMs / 1000 + 5);
};
const overwrite = (file: string, at: number, bytes: Buffer): void => {
  const all = readFileSync(file);
  bytes.copy(all, at);
  writeFileSync(file, all);
  asOfLater(file);
};
const change = (file: string, how: (bytes: Buffer) => Buffer): void =>
  writeFileSync(file, how(readFileSync(file)));

/** Opens a damaged folder twice, and expects that nothing in it was lost or overwritten. */
const expectSetAside = async (folder: string): Promise<string> => {
  const before = bytesOf(folder);
  const first = await openImage(folder, NOON);
  if (first.opened.ok) throw new Error('It was opened.');
  expect(first.opened.error).toMatchObject({ kind: 'damaged', name: ASIDE });
  expect(bytesOf(folder, ASIDE)).toEqual(before);
  const again = await openImage(folder, NOON + 60_000);
  expect(again.opened).toMatchObject({ ok: false, error: { kind: 'notRestored', name: ASIDE } });
  expect(bytesOf(folder, ASIDE)).toEqual(before);
  expect(bytesOf(folder)).toEqual({});
  return first.opened.error.kind === 'damaged' ? first.opened.error.detail : '';
};

describe('after an unclean stop, the relay sets aside and refuses', () => {
  const db = (folder: string): string => join(folder, 'relay.db');

  it.each([0.2, 0.35, 0.5, 0.65, 0.8, 0.95])(
    '[H1] a database with a page of noise, at %d of its length',
    async (share) => {
      const folder = images.stopped(); // With all in the database: what is in the log, too, mends it.
      rmSync(join(folder, 'relay.clean'));
      const pages = readFileSync(db(folder)).length / PAGE;
      overwrite(db(folder), Math.floor(pages * share) * PAGE, noise(PAGE));
      await expectSetAside(folder);
    },
  );

  it.each([
    ['its first bytes overwritten', (bytes: Buffer) => bytes.fill(0x55, 0, 100)],
    ['its schema overwritten', (bytes: Buffer) => bytes.fill(0x55, 100, PAGE)],
    ['half of it cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['cut in mid-page', (bytes: Buffer) => bytes.subarray(0, bytes.length - 1000)],
    ['nothing left', () => Buffer.alloc(0)],
    ['zeros of the same length', (bytes: Buffer) => Buffer.alloc(bytes.length)],
    ['random bytes of the same length', (bytes: Buffer) => noise(bytes.length)],
    ['a text file', () => Buffer.from('this is no database, and long enough to be seen as none')],
  ])('[H1] a database with %s', async (_, how) => {
    const folder = images.killed();
    rmSync(join(folder, 'relay.db-wal')); // Which might mend it.
    change(db(folder), how);
    await expectSetAside(folder);
  });

  it('[H1] a write-ahead log with a broken header, or with a hole that has commits behind it', async () => {
    for (const at of [4, 32 + 20 * FRAME + 100, 32 + 100 * FRAME + 17]) {
      const folder = images.killed();
      overwrite(join(folder, 'relay.db-wal'), at, noise(16));
      expect(await expectSetAside(folder)).toContain('write-ahead log');
    }
  });

  it('[H1] indexes that are lost to their table', async () => {
    const folder = images.stopped();
    const { default: Database } = await import('better-sqlite3');
    const database = new Database(db(folder));
    database.unsafeMode();
    database.pragma('writable_schema = ON');
    database.exec(
      "DELETE FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = 'messages'",
    );
    database.pragma('writable_schema = OFF');
    database.close();
    asOfLater(db(folder));
    await expectSetAside(folder); // Its pages belong to nothing now.
  });
});

describe('what only looks like damage is taken as it is', () => {
  it('[H1] a killed relay’s data is checked once, and has all that was acknowledged', async () => {
    const folder = images.killed();
    const { opened, reports } = await openImage(folder);
    if (!opened.ok) throw new Error(opened.error.kind);
    expect(reports).toEqual([expect.stringContaining('not stopped in order')]);
    await opened.value.close();
    expect(await countWaiting(folder, images.teamId)).toBe(images.count);
    expect((await openImage(images.stopped())).reports).toEqual([]);
  });

  it('[H1] a torn end of the write-ahead log loses no more than what was torn', async () => {
    const folder = images.killed();
    const wal = join(folder, 'relay.db-wal');
    truncateSync(wal, readFileSync(wal).length - 100);
    expect(await countWaiting(folder, images.teamId)).toBeGreaterThanOrEqual(images.count - 1);
  });

  it('[H1] the write-ahead log’s index may be anything', async () => {
    const folder = images.killed();
    writeFileSync(join(folder, 'relay.db-shm'), noise(32_768));
    expect(await countWaiting(folder, images.teamId)).toBe(images.count);
  });
});

it('[H1] a clean stop vouches only for the file that it left', async () => {
  const folder = images.stopped();
  const file = join(folder, 'relay.db');
  const pages = readFileSync(file).length / PAGE;
  overwrite(file, Math.floor(pages / 2) * PAGE, noise(PAGE));
  await expectSetAside(folder);
});

it('a database that is gone is not begun anew', async () => {
  for (const folder of [images.stopped(), images.killed()]) {
    rmSync(join(folder, 'relay.db'));
    expect((await openImage(folder, NOON)).opened.ok).toBe(false);
    expect((await openImage(folder, NOON)).opened.ok).toBe(false);
    expect(readdirSync(folder)).not.toContain('relay.db');
  }
});

it('damage that shows while the relay runs is looked for at the next start', async () => {
  const folder = images.stopped();
  const { opened } = await openImage(folder);
  if (!opened.ok) throw new Error(opened.error.kind);
  const file = join(folder, 'relay.db');
  change(file, (bytes) => bytes.fill(0x55, 5 * PAGE));
  await expect(opened.value.loadTeam(images.teamId)).rejects.toThrow();
  await opened.value.close();
  expect(readdirSync(folder)).not.toContain('relay.clean');
  expect((await openImage(folder)).opened).toMatchObject({ ok: false, error: { kind: 'damaged' } });
});

it('the program says what happened, ends with 1 at every start, and runs again with a backup', async () => {
  const folder = images.killed();
  const backup = join(images.stopped(), 'relay.db');
  rmSync(join(folder, 'relay.db-wal')); // Which has the first page, and so might mend it.
  writeFileSync(join(folder, 'relay.db'), 'this is no database, and it is long enough to say so');
  const args = ['--port', '0', '--data', folder];
  const ended = await runCli(args);
  expect(ended.code).toBe(1);
  expect(ended.stderr).toContain('is damaged: SQLite says: file is not a database');
  expect(ended.stderr).toContain('Nothing was deleted or overwritten');
  expect(ended.stderr).toContain(`relay restore BACKUP --data ${folder}`);
  const again = await runCli(args);
  expect(again.code).toBe(1);
  expect(again.stderr).toContain('was set aside as');
  expect((await runCli(['restore', backup, '--data', folder])).code).toBe(0);
  const relay = await startCli(args);
  await relay.end('SIGTERM');
  expect(await countWaiting(folder, images.teamId)).toBe(images.count);
});

// Only root may start a program as another user.
it.skipIf(process.getuid?.() !== 0)('a folder of another user is told in plain words', async () => {
  const folder = images.stopped();
  const ended = await runCli(['--port', '0', '--data', folder], {}, { uid: 65_534 });
  expect(ended).toMatchObject({ code: 1, stdout: '' });
  expect(ended.stderr).toMatch(/does not let this user read and write .*chown/);
  expect(ended.stderr).not.toMatch(/EACCES|SQLITE|ENOENT/);
});

it('a folder that can’t be is told in plain words', async () => {
  const folder = images.stopped();
  mkdirSync(join(folder, 'relay.db.d'));
  for (const [dataDir, told] of [
    [join(folder, 'relay.db', 'deep'), 'is a file'],
    ['/proc/nowhere', "can't be made there"],
    ['/sys', 'does not let this user|read-only'],
  ] as const) {
    const ended = await runCli(['--port', '0', '--data', dataDir]);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(new RegExp(told));
    expect(ended.stderr).not.toMatch(/EACCES|EROFS|SQLITE|ENOENT|EPERM/);
  }
});
