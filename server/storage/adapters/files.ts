/** Files of the data folder, which are for their owner alone. */
import { chmodSync, closeSync, openSync, statSync, type Stats } from 'node:fs';
import type { Reporter } from '../../core/ports.ts';

/** Files that hold what people write are for their owner alone. */
export const OWN_FILE_MODE = 0o600;

/** What is known of a file; undefined where there is none. */
export const found = (file: string): Stats | undefined => statSync(file, { throwIfNoEntry: false });

/** Takes a file that is there away from all but its owner. A file system that can't is no reason not to serve. */
export const closeToOthers = (file: string, reporter: Reporter): void => {
  const stats = found(file);
  if (stats === undefined || (stats.mode & 0o777) === OWN_FILE_MODE) return;
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
export const ownFile = (file: string, reporter: Reporter): string => {
  if (found(file) === undefined) closeSync(openSync(file, 'a', OWN_FILE_MODE));
  closeToOthers(file, reporter);
  return file;
};

/** A database and the files that SQLite keeps beside it. */
export const DATABASE_SUFFIXES = ['', '-wal', '-shm'] as const;
