/** One consistent copy of a database, also of one that a relay works with at this moment. */
import { closeSync, linkSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { checkDatabase, codeOf } from './check.ts';
import { found, OWN_FILE_MODE } from './files.ts';
import { markAsCopy } from './numbering.ts';
import { renameForGood, syncFile, syncFolder } from './sync.ts';

const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV']);

/** Gives a file its name unless that is taken: then it throws EEXIST. A link can't replace what is there. */
const placeAnew = (part: string, to: string): void => {
  try {
    linkSync(part, to);
  } catch (cause) {
    if (!NO_LINKS.has(codeOf(cause)) || found(to) !== undefined) throw cause;
    renameForGood(part, to); // A file system without links.
    return;
  }
  rmSync(part);
  syncFolder(dirname(to));
};

/**
 * Copies what is committed in `from` into a new file `part`: one snapshot, taken when it begins, with what is still
 * in the log. `VACUUM INTO` and not SQLite's backup API: that one begins again whenever another process writes, so
 * it need not end under load, and it copies a damaged index as it is. Neither holds up the relay's writes.
 */
const snapshot = (from: string, part: string): void => {
  const source = new Database(from, { readonly: true, fileMustExist: true });
  try {
    source.prepare('VACUUM INTO ?').run(part);
  } finally {
    source.close();
  }
};

/**
 * Copies a database to `to`: whole, checked, on disk and for its owner alone, or not at all. It is marked as a copy,
 * which a relay minds when it opens it. Throws the system's or SQLite's error, `Damage`, or EEXIST where `to` is
 * there and may not be replaced.
 */
export const copyDatabase = (from: string, to: string, mayReplace: boolean): void => {
  const part = `${to}.part`;
  rmSync(part, { force: true });
  closeSync(openSync(part, 'wx', OWN_FILE_MODE));
  try {
    snapshot(from, part);
    const copy = new Database(part);
    markAsCopy(copy);
    copy.close();
    checkDatabase(part, 'all');
    syncFile(part);
    if (mayReplace) renameForGood(part, to);
    else placeAnew(part, to);
  } catch (cause) {
    rmSync(part, { force: true });
    throw cause;
  }
};
