/** The relay's storage in one SQLite file: durable at every commit, one relay at a time. */
import { join, resolve } from 'node:path';
import type Database from 'better-sqlite3';
import { systemClock } from '../../adapters/platform.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock, Reporter } from '../../core/ports.ts';
import type { RelayStore, StoreFault } from '../../core/store.ts';
import type { OpenFault } from '../open-fault.ts';
import { codeOf } from './check.ts';
import { leaveMark, takeMark } from './clean-mark.ts';
import { openDatabase, openLock, queriesOver, runEachOver } from './connect.ts';
import { closeToOthers, DATABASE_SUFFIXES, ownFile } from './files.ts';
import { migrate } from './migrations/migrate.ts';
import { isCopy, markAsCopy, moveAhead } from './numbering.ts';
import { openFaultOf } from './open-fault.ts';
import { orSetAside, prepare } from './prepare.ts';
import { sqlStore } from './sql-store.ts';
import { makeFolder, syncFile } from './sync.ts';

const faultOf = (cause: unknown): StoreFault =>
  codeOf(cause) === 'SQLITE_FULL' || codeOf(cause) === 'ENOSPC' ? 'storage_full' : 'storage_failed';

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

/** Without the mark the next start takes longer, and nothing worse. */
const leaveMarkOrTell = (folder: string, reporter: Reporter): void => {
  try {
    leaveMark(folder);
  } catch (cause) {
    reporter.report('the data will be checked at the next start, as no mark could be left', cause);
  }
};

/** A folder that this process holds; what is opened in it is closed when the opening fails. */
interface Held {
  readonly folder: string;
  readonly reporter: Reporter;
  readonly now: number;
  readonly opened: Database.Database[];
}

const openStore = async ({ folder, reporter, now, opened }: Held): Promise<RelayStore> => {
  const file = join(folder, 'relay.db');
  const left = await prepare(folder, reporter, now);
  // New files get the mode of the database; others may have been left by a relay that was killed.
  for (const suffix of DATABASE_SUFFIXES) closeToOthers(file + suffix, reporter);
  let isSound = true;
  const { queries, runEach } = await orSetAside(folder, now, async () => {
    for (const suffix of ['', '-wal']) syncFile(file + suffix);
    const database = openDatabase(file);
    opened.push(database);
    try {
      // Before the mark goes that tells it: a kill in between must not make this a file like any other.
      if (left === 'replaced') markAsCopy(database);
      takeMark(folder);
      keepWhatIsRead(database, reporter);
      const onDamage = (): void => void (isSound = false);
      const queries = queriesOver(database, onDamage);
      await migrate(queries);
      if (isCopy(database)) moveAhead(database, now);
      return { queries, runEach: runEachOver(database, onDamage) };
    } catch (cause) {
      database.close(); // Before it may be set aside: SQLite tidies up by name when it closes.
      throw cause;
    }
  });
  const store = await sqlStore(queries, {
    runEach,
    faultOf,
    report: (what, cause) => {
      reporter.report(what, cause);
    },
  });
  const close = async (): Promise<void> => {
    await store.close();
    // What showed damage is checked whole at the next start, however it was stopped.
    if (isSound) leaveMarkOrTell(folder, reporter);
  };
  return { ...store, close };
};

/** Opens the data folder, makes it where it is missing, and brings its tables up to date. */
export const openSqliteStore = async (
  dataDir: string,
  reporter: Reporter,
  clock: Pick<Clock, 'now'> = systemClock,
): Promise<Result<RelayStore, OpenFault>> => {
  const folder = resolve(dataDir);
  const opened: Database.Database[] = [];
  try {
    makeFolder(folder);
    const held = openLock(ownFile(join(folder, 'relay.lock'), reporter));
    opened.push(held);
    const store = await openStore({ folder, reporter, now: clock.now(), opened });
    const close = async (): Promise<void> => {
      await store.close();
      held.close();
    };
    return ok({ ...store, close });
  } catch (cause) {
    for (const database of opened.reverse()) database.close();
    return fail(openFaultOf(cause, folder));
  }
};
