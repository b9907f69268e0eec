/** Brings files and folders to the disk, so that a power loss right after finds them there (H1). */
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const sync = (path: string, flags: 'r' | 'r+'): void => {
  const open = openSync(path, flags);
  try {
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
};

/** Syncs the names in a folder. Windows can't, and needs no asking. */
export const syncFolder = (folder: string): void => {
  if (process.platform !== 'win32') sync(folder, 'r');
};

/** Syncs a file, where there is one. Not for one that SQLite has open: closing it here gives up its locks. */
export const syncFile = (file: string): void => {
  if (statSync(file, { throwIfNoEntry: false }) !== undefined) sync(file, 'r+');
};

/** A file stands where a folder should be. */
class NotAFolder extends Error {
  readonly code = 'ENOTDIR';
  readonly path: string;
  constructor(path: string) {
    super(`${path} is a file`);
    this.path = path;
  }
}

/**
 * Makes a folder and those above it, for its owner alone, each of them synced into the one above: a database
 * in a folder that a power loss takes is lost with it. (Node's own recursion never ends under /proc.)
 */
export const makeFolder = (folder: string): void => {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory() === true) return;
  if (found !== undefined) throw new NotAFolder(folder);
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
  syncFolder(dirname(folder));
};

/** Gives a file that is on the disk its name, for good when this returns. */
export const renameForGood = (from: string, to: string): void => {
  renameSync(from, to);
  syncFolder(dirname(to));
};
