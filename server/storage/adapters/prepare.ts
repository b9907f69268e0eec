/** Gets a folder's database ready to be opened, or refuses and says why. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Reporter } from '../../core/ports.ts';
import { checkDatabase, Damage, isDamage } from './check.ts';
import { hasMark, type LeftAs, leftAs } from './clean-mark.ts';
import { queriesOver } from './connect.ts';
import { DATABASE_SUFFIXES, found, ownFile } from './files.ts';
import { migrate, tableVersions } from './migrations/migrate.ts';
import { Refusal } from './open-fault.ts';
import { asidesIn, setAside } from './set-aside.ts';
import { renameForGood } from './sync.ts';

/**
 * Makes an empty database under another name and puts it in place whole, so that an empty relay.db is always one
 * that lost what it had.
 */
const create = async (folder: string, reporter: Reporter): Promise<void> => {
  const file = join(folder, 'relay.db.new');
  for (const suffix of [...DATABASE_SUFFIXES, '-journal']) rmSync(file + suffix, { force: true });
  const db = queriesOver(new Database(ownFile(file, reporter)));
  try {
    await migrate(db);
  } finally {
    await db.destroy();
  }
  renameForGood(file, join(folder, 'relay.db'));
};

/** Refuses where there was a database: to begin anew would sign everyone out. */
const refuseIfUsed = (folder: string, now: number): void => {
  const hasLog = (found(join(folder, 'relay.db-wal'))?.size ?? 0) > 0;
  if (hasLog) setAside(folder, 'damaged', now); // Or it would be taken for the log of what is put in place.
  const name = asidesIn(folder).at(-1);
  if (name !== undefined) throw new Refusal({ kind: 'notRestored', name });
  if (hasLog || hasMark(folder)) throw new Refusal({ kind: 'gone' });
};

/** A version of the tables that this relay does not know; undefined where there is none. */
const newerVersion = (file: string): string | undefined => {
  const database = new Database(file, { readonly: true });
  try {
    const names = database.prepare('SELECT name FROM kysely_migration ORDER BY name').pluck();
    return names
      .all()
      .map(String)
      .find((name) => !tableVersions.includes(name));
  } finally {
    database.close();
  }
};

/** Runs what may find damage. What is damaged is set aside and refused. */
export const orSetAside = async <T>(
  folder: string,
  now: number,
  run: () => T | Promise<T>,
): Promise<T> => {
  try {
    return await run();
  } catch (cause) {
    if (!isDamage(cause)) throw cause;
    const detail =
      cause instanceof Damage ? cause.message : `SQLite says: ${(cause as Error).message}`;
    throw new Refusal({ kind: 'damaged', name: setAside(folder, 'damaged', now), detail });
  }
};

/** Makes the database where there never was one, else looks whether it is whole. Answers how it was left. */
export const prepare = async (folder: string, reporter: Reporter, now: number): Promise<LeftAs> => {
  const file = join(folder, 'relay.db');
  if (found(file) === undefined) {
    refuseIfUsed(folder, now);
    await create(folder, reporter);
    return 'clean';
  }
  const left = leftAs(folder);
  if (left !== 'clean')
    reporter.report('the relay was not stopped in order: its data is checked before it serves');
  await orSetAside(folder, now, () => checkDatabase(file, left === 'clean' ? 'glance' : 'all'));
  const version = newerVersion(file);
  if (version !== undefined) throw new Refusal({ kind: 'newer', version });
  return left;
};
