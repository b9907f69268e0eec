/** Looks at a relay's database, also beside a relay that works with it, and changes nothing. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { checkDatabase, codeOf, Damage, isDamage } from '../../storage/adapters/check.ts';
import { hasMark, leftAs } from '../../storage/adapters/clean-mark.ts';
import { found } from '../../storage/adapters/files.ts';
import { tableVersions } from '../../storage/adapters/migrations/migrate.ts';
import { isCopy } from '../../storage/adapters/numbering.ts';
import { asidesIn } from '../../storage/adapters/set-aside.ts';
import type { ContentFacts, DatabaseFacts } from '../database.ts';

/** Asks for a shared lock, which a relay that runs does not give. */
const useOf = (folder: string): 'running' | 'stopped' | 'unknown' => {
  const file = join(folder, 'relay.lock');
  if (found(file) === undefined) return 'stopped';
  try {
    const lock = new Database(file, { readonly: true, timeout: 0 });
    try {
      lock.prepare('SELECT 1 FROM sqlite_schema').get();
    } finally {
      lock.close();
    }
    return 'stopped';
  } catch (cause) {
    return codeOf(cause).startsWith('SQLITE_BUSY') ? 'running' : 'unknown';
  }
};

const sizeOf = (file: string): number => found(file)?.size ?? 0;

/** Whether SQLite takes addresses for names, which it is to be told before a process opens its first database. */
const takesAddresses = (): boolean => {
  process.env['SQLITE_USE_URI'] = '1';
  try {
    new Database('file:none?mode=memory', { readonly: true }).close();
    return true;
  } catch (cause) {
    if (!codeOf(cause).startsWith('SQLITE_CANTOPEN')) throw cause;
    return false;
  }
};

/**
 * How SQLite is to name a file. One that no relay uses and that has no log is opened as one that can't change: then
 * SQLite makes no files beside it, which it would leave there, and needs no right to.
 */
const nameFor = (file: string, use: DatabaseFacts['use'], canPin: boolean): string =>
  canPin && use === 'stopped' && sizeOf(`${file}-wal`) === 0
    ? `${pathToFileURL(file).href}?immutable=1`
    : file;

/** The latest moment that the database tells of; no column holds times to come. */
const NEWEST = `SELECT MAX(at) FROM (
  SELECT MAX(accepted_at) AS at FROM messages
  UNION ALL SELECT MAX(at) FROM entries
  UNION ALL SELECT MAX(last_seen_at) FROM devices)`;

const contentOf = (name: string): ContentFacts => {
  const database = new Database(name, { readonly: true });
  try {
    const read = (sql: string) => database.prepare(sql).pluck();
    const versions = read('SELECT name FROM kysely_migration ORDER BY name').all().map(String);
    return {
      newer: versions.filter((version) => !tableVersions.includes(version)),
      lacks: tableVersions.filter((version) => !versions.includes(version)),
      isCopy: isCopy(database),
      newestAt: read(NEWEST).get() as number | null, // MAX of whole numbers, or of nothing.
      teams: read('SELECT COUNT(*) FROM teams').get() as number,
    };
  } finally {
    database.close();
  }
};

const damageOf = (cause: unknown): string =>
  cause instanceof Damage ? cause.message : `SQLite says: ${(cause as Error).message}`;

type Read = Pick<DatabaseFacts, 'use' | 'state' | 'detail' | 'content' | 'left'>;

const readOnce = (folder: string): Read => {
  const file = join(folder, 'relay.db');
  const canPin = takesAddresses(); // First, since it opens the first database.
  const use = useOf(folder);
  const failed = { use, left: 'unclean', content: null } as const;
  try {
    const name = nameFor(file, use, canPin);
    const left = leftAs(folder);
    checkDatabase(file, 'all', name);
    return { use, left, state: 'whole', detail: '', content: contentOf(name) };
  } catch (cause) {
    if (isDamage(cause)) return { ...failed, state: 'damaged', detail: damageOf(cause) };
    if (codeOf(cause) === '') throw cause;
    return { ...failed, state: 'unreadable', detail: (cause as Error).message };
  }
};

/** A relay that starts, or begins its log anew, while it is read looks like damage once, and not twice. */
const read = (folder: string): Read => {
  const first = readOnce(folder);
  return first.state === 'damaged' ? readOnce(folder) : first;
};

/** Why there is no database where there was one; null where there never was. */
const lostIn = (folder: string): string | null => {
  if (found(folder)?.isDirectory() !== true) return null;
  const [aside] = asidesIn(folder).slice(-1);
  if (aside !== undefined) return `it was set aside as ${aside}`;
  const isLost = hasMark(folder) || sizeOf(join(folder, 'relay.db-wal')) > 0;
  return isLost ? 'it is gone, and what stood beside it is there' : null;
};

/** What is known of the database in a folder that can be looked at. */
export const lookAtDatabase = (folder: string): DatabaseFacts => {
  const file = join(folder, 'relay.db');
  const none = { use: 'stopped', state: 'none', detail: '', content: null, left: 'clean' } as const;
  const isThere = found(file) !== undefined;
  return {
    ...(isThere ? read(folder) : none),
    lost: isThere ? null : lostIn(folder),
    bytes: sizeOf(file),
    logBytes: sizeOf(`${file}-wal`),
  };
};
