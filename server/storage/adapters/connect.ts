/** Connections to SQLite, as the relay wants them. */
import Database from 'better-sqlite3';
import {
  type DialectAdapter,
  Kysely,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteStatement,
} from 'kysely';
import { isDamage } from './check.ts';
import type { Tables } from './schema.ts';
import type { RunEach } from './write.ts';

/** Statements that are kept prepared. */
const MAX_STATEMENTS = 200;

const NOTHING: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
};

/** A statement that tells when the file under it turns out to be damaged. */
const watched = (statement: SqliteStatement, onDamage: () => void): SqliteStatement => {
  const tell = <T>(run: () => T): T => {
    try {
      return run();
    } catch (cause) {
      if (isDamage(cause)) onDamage();
      throw cause;
    }
  };
  return {
    reader: statement.reader,
    all: (parameters) => tell(() => statement.all(parameters)),
    run: (parameters) => tell(() => statement.run(parameters)),
    iterate: (parameters) => statement.iterate(parameters),
  };
};

/** SQLite for kysely: statements are prepared once, and a transaction that SQLite itself ended is not ended again. */
const forKysely = (database: Database.Database, onDamage: () => void): SqliteDatabase => {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare: (sql) => {
      // After a full disk SQLite has rolled back by itself; a second rollback would hide the reason.
      if (sql === 'rollback' && !database.inTransaction) return NOTHING;
      const known = statements.get(sql);
      if (known !== undefined) return known;
      const statement = watched(database.prepare(sql), onDamage);
      if (statements.size >= MAX_STATEMENTS) statements.clear();
      statements.set(sql, statement);
      return statement;
    },
  };
};

/** SQLite takes changes of tables back with a transaction, which kysely does not count on. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** A dialect in which migrations run in one transaction: those of a start happen all or not at all. */
class RelayDialect extends SqliteDialect {
  override createAdapter(): DialectAdapter {
    return new TransactionalAdapter();
  }
}

/** Queries over an open database, which they close in the end. */
export const queriesOver = (
  database: Database.Database,
  onDamage: () => void = () => undefined,
): Kysely<Tables> =>
  new Kysely<Tables>({ dialect: new RelayDialect({ database: forKysely(database, onDamage) }) });

/** Runs a statement for row after row, on the one connection that there is: a transaction of kysely is around it. */
export const runEachOver = (
  database: Database.Database,
  onDamage: () => void = () => undefined,
): RunEach => {
  const statements = forKysely(database, onDamage);
  return (sql, rows) => {
    const statement = statements.prepare(sql);
    for (const row of rows) statement.run(row);
    return undefined;
  };
};

const open = (file: string, timeout: number, setUp: (database: Database.Database) => void) => {
  const database = new Database(file, { timeout });
  try {
    setUp(database);
    return database;
  } catch (cause) {
    database.close();
    throw cause;
  }
};

/** Opens the database that the relay works with. */
export const openDatabase = (file: string): Database.Database =>
  open(file, 5000, (database) => {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL'); // Every commit is on disk before it is acknowledged (H1).
    database.pragma('foreign_keys = ON');
  });

/**
 * Holds a folder for this process by its lock file. The lock is the system's own on an open file: it goes with the
 * process, however that ends, so a stale one can't be. The database itself stays readable for backups.
 */
export const openLock = (file: string, timeout = 500): Database.Database =>
  open(file, timeout, (held) => {
    held.pragma('journal_mode = MEMORY');
    held.exec('BEGIN EXCLUSIVE');
  });
