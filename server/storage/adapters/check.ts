/** Looks whether a database is whole, without changing it. */
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { found } from './files.ts';
import { walDamage } from './wal-check.ts';

/** Damage of a database, in words for whoever runs the relay. */
export class Damage extends Error {}

/** SQLite's or the system's code of an error; empty where it has none. */
export const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';

/** Whether an error says that a file is not, or no longer, a sound database. */
export const isDamage = (cause: unknown): boolean =>
  cause instanceof Damage || /^SQLITE_(CORRUPT|NOTADB|FORMAT)/.test(codeOf(cause));

/** Tables without which a database is not a relay's. */
const OWN_TABLES = ['teams', 'members', 'devices', 'messages', 'entries'] as const;

/** Damage that needs no reading of all: an empty file, another program's, a log with a hole. */
const glance = (file: string, database: Database.Database): void => {
  const names = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck();
  const tables = new Set(names.all());
  if (OWN_TABLES.some((name) => !tables.has(name)))
    throw new Damage('it does not have the tables of a relay');
  if (found(`${file}-wal`) === undefined) return;
  const damage = walDamage(readFileSync(`${file}-wal`));
  if (damage !== null) throw new Damage(damage);
};

/**
 * All of it, page by page. `integrity_check` and not `quick_check`: that one leaves out whether each index has
 * what its table has, and a waiting message that only the index lost would never be released.
 */
const readAll = (database: Database.Database): void => {
  const [finding] = database.pragma('integrity_check(1)') as { integrity_check: string }[];
  if (finding?.integrity_check !== 'ok')
    throw new Damage(`SQLite says: ${finding?.integrity_check.split('\n').at(-1) ?? 'nothing'}`);
  const [orphan] = database.pragma('foreign_key_check') as { table: string; parent: string }[];
  if (orphan !== undefined)
    throw new Damage(`something in ${orphan.table} belongs to nothing in ${orphan.parent}`);
};

/**
 * Throws `Damage`, or SQLite's own error, when a database is not whole; `all` reads every page of it. It is opened
 * for reading only: a connection that may write would clear the log into the file when it closes, and with that
 * change what has to stay as it was found. `name` is the file as SQLite is to open it.
 */
export const checkDatabase = (file: string, how: 'glance' | 'all', name = file): void => {
  if (found(file)?.size === 0) throw new Damage('it is empty');
  const database = new Database(name, { readonly: true, fileMustExist: true });
  try {
    glance(file, database);
    if (how === 'all') readAll(database);
  } finally {
    database.close();
  }
};
