/** The relay's storage in one SQLite file: durable at every commit, one relay at a time. */
import { chmodSync, closeSync, openSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Reporter } from '../../core/ports.ts';
import type { RelayStore, StoreFault } from '../../core/store.ts';
import { migrate } from './migrations/migrate.ts';
import type { Tables } from './schema.ts';
import { sqlStore } from './sql-store.ts';
import { makeFolder, syncFile } from './sync.ts';

/** Why a data folder can't be used, with the system's words for it. */
export interface OpenFault {
  readonly kind: 'inUse' | 'unusable';
  readonly detail: string;
}

/** Statements that are kept prepared. */
const MAX_STATEMENTS = 200;

/** SQLite for kysely: statements are prepared once, and a transaction that SQLite itself ended is not ended again. */
const forKysely = (database: Database.Database): SqliteDatabase => {
  const statements = new Map<string, SqliteStatement>();
  const nothing: SqliteStatement = {
    reader: false,
    all: () => [],
    run: () => ({ changes: 0, lastInsertRowid: 0 }),
    iterate: () => [].values(),
  };
  return {
    close: () => database.close(),
    prepare: (sql) => {
      // After a full disk SQLite has rolled back by itself; a second rollback would hide the reason.
      if (sql === 'rollback' && !database.inTransaction) return nothing;
      const known = statements.get(sql);
      if (known !== undefined) return known;
      const statement = database.prepare(sql);
      if (statements.size >= MAX_STATEMENTS) statements.clear();
      statements.set(sql, statement);
      return statement;
    },
  };
};

const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';

const faultOf = (cause: unknown): StoreFault =>
  codeOf(cause) === 'SQLITE_FULL' || codeOf(cause) === 'ENOSPC' ? 'storage_full' : 'storage_failed';

/** Files that hold what people write are for their owner alone. */
const OWN_FILE_MODE = 0o600;

/** Takes a file that is there away from all but its owner. A file system that can't is no reason not to serve. */
const closeToOthers = (file: string, reporter: Reporter): void => {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined || (found.mode & 0o777) === OWN_FILE_MODE) return;
  try {
    chmodSync(file, OWN_FILE_MODE);
  } catch (cause) {
    reporter.report('a file of the data folder may be open to others', cause);
  }
};

/**
 * Makes sure that a file is there, for its owner alone. One that is there is not opened: closing it would
 * give up the lock that this process may have on it.
 */
const ownFile = (file: string, reporter: Reporter): string => {
  if (statSync(file, { throwIfNoEntry: false }) === undefined)
    closeSync(openSync(file, 'a', OWN_FILE_MODE));
  closeToOthers(file, reporter);
  return file;
};

/**
 * Holds the folder for this process. The lock is the system's own on an open file: it goes with the process,
 * however that ends, so a stale one can't be. The database itself stays readable for backups.
 */
const lock = (folder: string, reporter: Reporter): Database.Database => {
  const held = new Database(ownFile(join(folder, 'relay.lock'), reporter), { timeout: 500 });
  try {
    held.pragma('journal_mode = MEMORY');
    held.exec('BEGIN EXCLUSIVE');
    return held;
  } catch (cause) {
    held.close();
    throw cause;
  }
};

/**
 * What a killed relay had written but not synced, SQLite takes for committed when it opens the file: it is answered
 * with `ok` when it is sent again. So it is synced first; and moved into the database, which writes it anew where
 * the system dropped it after a disk that failed. On a full disk that waits: what was synced is safe in the log.
 */
const keepWhatIsRead = (database: Database.Database, reporter: Reporter): void => {
  try {
    database.pragma('wal_checkpoint(TRUNCATE)');
  } catch (cause) {
    if (faultOf(cause) !== 'storage_full') throw cause;
    reporter.report('the disk is full: nothing new is accepted until there is room', cause);
  }
};

const openDatabase = (folder: string, reporter: Reporter): Database.Database => {
  const file = ownFile(join(folder, 'relay.db'), reporter);
  // New ones get the mode of the database; these were left by a relay that was killed.
  for (const suffix of ['-wal', '-shm']) closeToOthers(file + suffix, reporter);
  for (const suffix of ['', '-wal']) syncFile(file + suffix);
  const database = new Database(file, { timeout: 5000 });
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL'); // Every commit is on disk before it is acknowledged (H1).
    database.pragma('foreign_keys = ON');
    keepWhatIsRead(database, reporter);
    return database;
  } catch (cause) {
    database.close();
    throw cause;
  }
};

const openFault = (cause: unknown): OpenFault => ({
  kind: codeOf(cause).startsWith('SQLITE_BUSY') ? 'inUse' : 'unusable',
  detail: cause instanceof Error ? cause.message : String(cause),
});

/** Opens the data folder, makes it where it is missing, and brings its tables up to date. */
export const openSqliteStore = async (
  folder: string,
  reporter: Reporter,
): Promise<Result<RelayStore, OpenFault>> => {
  const opened: Database.Database[] = [];
  try {
    makeFolder(resolve(folder));
    const held = lock(folder, reporter);
    opened.push(held);
    const database = openDatabase(folder, reporter);
    opened.push(database);
    const dialect = new SqliteDialect({ database: forKysely(database) });
    const db = new Kysely<Tables>({ dialect });
    await migrate(db);
    const store = sqlStore(db, {
      faultOf,
      report: (what, cause) => {
        reporter.report(what, cause);
      },
    });
    const close = async (): Promise<void> => {
      await store.close();
      held.close();
    };
    return ok({ ...store, close });
  } catch (cause) {
    for (const database of opened) database.close();
    return fail(openFault(cause));
  }
};
