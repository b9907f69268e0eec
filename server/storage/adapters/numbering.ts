/**
 * Keeps numbers of a log from being given twice. A database that was restored ends where its backup ended, while
 * devices have entries after that; were their numbers given anew, a device would take the new entries for those
 * that it has, and skip them. So every log of a restored database goes on far ahead of all that can have been
 * given (ADR 0009). Devices take the step ahead as they take a log whose beginning is no longer kept.
 */
import type Database from 'better-sqlite3';

/** `PRAGMA user_version` of a copy that was not yet opened by a relay. */
const COPY = 1;
/** Numbers for each ms since 1970: no member gets entries faster, so each restore starts ahead of the one before. */
const PER_MS = 1000;

/** Marks a database as a copy. */
export const markAsCopy = (database: Database.Database): void => {
  database.pragma(`user_version = ${COPY}`);
};

/** Whether a database is a copy that no relay has opened. */
export const isCopy = (database: Database.Database): boolean =>
  database.pragma('user_version', { simple: true }) === COPY;

/** Moves every log ahead and takes the mark off, both or neither. */
export const moveAhead = (database: Database.Database, now: number): void => {
  database.transaction(() => {
    database.prepare('UPDATE members SET head = MAX(head + 1, ?)').run(now * PER_MS);
    database.pragma('user_version = 0');
  })();
};
