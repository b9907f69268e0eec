/**
 * Tells a clean stop from an unclean one. `relay.clean` is written when the database was closed in order, and is
 * gone, on disk, before it is opened again: no mark means that nobody closed it. The mark names the size and time
 * of the file that it was left with, so that it doesn't vouch for another one that was put in its place.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE_SUFFIXES, found, OWN_FILE_MODE } from './files.ts';
import { renameForGood, syncFile, syncFolder } from './sync.ts';

/** How the database was left: closed in order, not closed, or closed and then replaced by another file. */
export type LeftAs = 'clean' | 'unclean' | 'replaced';

const markIn = (folder: string): string => join(folder, 'relay.clean');

const lookOf = (folder: string): string => {
  const looks = DATABASE_SUFFIXES.filter((suffix) => suffix !== '-shm').map((suffix) => {
    const stats = found(join(folder, `relay.db${suffix}`));
    // A log of no bytes is none: a reader beside the relay leaves one.
    if (stats === undefined || stats.size === 0) return 'none';
    return `${stats.size} ${Math.floor(stats.mtimeMs / 1000)}`; // Whole seconds: what every copy keeps.
  });
  return `${looks.join('\n')}\n`;
};

/** Whether a clean stop left its mark in the folder. */
export const hasMark = (folder: string): boolean => found(markIn(folder)) !== undefined;

/** How the database of a folder was left. */
export const leftAs = (folder: string): LeftAs => {
  if (!hasMark(folder)) return 'unclean';
  return readFileSync(markIn(folder), 'utf8') === lookOf(folder) ? 'clean' : 'replaced';
};

/** Takes the mark away, for good before anything is written. */
export const takeMark = (folder: string): void => {
  rmSync(markIn(folder), { force: true });
  syncFolder(folder);
};

/** Leaves the mark after the database was closed; whole or not at all. */
export const leaveMark = (folder: string): void => {
  const part = `${markIn(folder)}.part`;
  writeFileSync(part, lookOf(folder), { mode: OWN_FILE_MODE });
  syncFile(part);
  renameForGood(part, markIn(folder));
};
