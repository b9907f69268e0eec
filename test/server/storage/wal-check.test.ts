/** What commits that failed leave in SQLite's write-ahead log is no damage; a hole in it is. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { walDamage } from '../../../server/storage/adapters/wal-check.ts';

const HEADER = 32;
const FRAME = 24 + 4096;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fermata-wal-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** The log of a database after some commits, each of as many rows of a page as it says. */
const logOf = (commits: readonly number[]): Buffer => {
  const file = join(folder, `${commits.join('-')}.db`);
  const database = new Database(file);
  database.pragma('page_size = 4096');
  database.pragma('journal_mode = WAL');
  database.exec('CREATE TABLE t (x BLOB)');
  for (const rows of commits)
    database.transaction(() => {
      for (let row = 0; row < rows; row += 1)
        database.prepare('INSERT INTO t VALUES (?)').run(Buffer.alloc(4000, row));
    })();
  const log = readFileSync(`${file}-wal`);
  database.close();
  return log;
};

/** A log in which `later` was written over the beginning of `earlier` from frame `at` on, as after a failed sync. */
const over = (earlier: Buffer, later: Buffer, at: number): Buffer => {
  const both = Buffer.from(earlier);
  // The same log has the same salt: frames of another are made to look like frames of this one.
  const piece = Buffer.from(later.subarray(HEADER + at * FRAME));
  for (let frame = 0; frame + FRAME <= piece.length; frame += FRAME)
    earlier.copy(piece, frame + 8, 16, 24);
  piece.copy(both, HEADER + at * FRAME);
  return both;
};

it('[H1] takes a sound log, and one with a torn end', () => {
  const log = logOf([3, 3, 3]);
  expect(walDamage(log)).toBeNull();
  expect(walDamage(log.subarray(0, log.length - 100))).toBeNull();
});

it('[H1] takes what two failed commits left behind a shorter one', () => {
  // 30 rows failed, then 15, then one was kept: their ends are two commits behind the first break.
  const left = over(over(logOf([1, 30]), logOf([1, 15]), 6), logOf([1, 1]), 5);
  expect(walDamage(left)).toBeNull();
});

it('[H1] finds a hole with commits behind it', () => {
  const log = logOf([3, 3, 3, 3, 3]);
  log.fill(0x55, HEADER + 4 * FRAME + 100, HEADER + 4 * FRAME + 200);
  expect(walDamage(log)).toContain('hole');
});
