/** The storage port over any SQL that kysely speaks. */
import { type Kysely, sql } from 'kysely';
import { fail, ok } from '../../../shared/result.ts';
import type { RelayStore, StoreFault } from '../../core/store.ts';
import * as read from './read.ts';
import { words } from './read-words.ts';
import { retain } from './retain.ts';
import type { Tables } from './schema.ts';
import { writeAll } from './write.ts';

/** What a dialect adds: how its errors are told apart, and a place for their causes. */
export interface Dialect {
  faultOf(cause: unknown): StoreFault;
  report(what: string, cause: unknown): void;
}

/** A store over a database whose tables are up to date. */
export const sqlStore = (db: Kysely<Tables>, dialect: Dialect): RelayStore => ({
  locate: (keys) => read.locate(db, keys),
  loadTeam: (teamId) => read.loadTeam(db, teamId),
  teamsToWake: () => read.teamsToWake(db),
  messages: (messageIds) => read.messages(db, messageIds),
  words: (messageIds) => words(db, messageIds),
  entriesAfter: (memberId, seq, maxBytes) => read.entriesAfter(db, memberId, seq, maxBytes),
  commit: async (writes) => {
    try {
      await db.transaction().execute((transaction) => writeAll(transaction, writes));
      return ok(null);
    } catch (cause) {
      dialect.report('a commit failed', cause);
      return fail(dialect.faultOf(cause));
    }
  },
  retain: async (rule, from) => {
    try {
      return ok(await db.transaction().execute((transaction) => retain(transaction, rule, from)));
    } catch (cause) {
      dialect.report('old entries could not be dropped', cause);
      return fail(dialect.faultOf(cause));
    }
  },
  probe: async () => {
    try {
      // There and back on a line that the migrations have made. Setting it to what it is would write nothing.
      await db.transaction().execute(async (transaction) => {
        for (const step of [1, -1])
          await sql`update kysely_migration_lock set is_locked = is_locked + ${step}`.execute(
            transaction,
          );
      });
      return ok(null);
    } catch (cause) {
      dialect.report('a probe of the disk failed', cause);
      return fail(dialect.faultOf(cause));
    }
  },
  close: () => db.destroy(),
});
