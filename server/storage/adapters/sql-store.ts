/** The storage port over any SQL that kysely speaks. */
import { type Kysely, sql } from 'kysely';
import { fail, ok } from '../../../shared/result.ts';
import type { RelayStore, StoreFault } from '../../core/store.ts';
import * as read from './read.ts';
import { entriesAfter } from './read-log.ts';
import { markNoted, notedReleases } from './releases.ts';
import { words } from './read-words.ts';
import { retain } from './retain.ts';
import type { Tables } from './schema.ts';
import { type RunEach, writeAll } from './write.ts';

/** What a dialect adds: how its errors are told apart, a place for their causes, and its way to write many rows. */
export interface Dialect {
  readonly runEach: RunEach;
  faultOf(cause: unknown): StoreFault;
  report(what: string, cause: unknown): void;
}

/** A store over a database whose tables are up to date. */
export const sqlStore = async (db: Kysely<Tables>, dialect: Dialect): Promise<RelayStore> => {
  const noted = await notedReleases(db);
  return {
    locate: (keys) => read.locate(db, keys),
    loadTeam: async (teamId) => {
      const members = await read.memberIds(db, teamId);
      await noted.finish(({ to }) => members.has(to));
      return read.loadTeam(db, teamId);
    },
    teamsToWake: () => read.teamsToWake(db),
    messages: async (messageIds) => (await read.messages(db, messageIds)).map(noted.standing),
    words: (messageIds) => words(db, messageIds),
    entriesAfter: (memberId, seq, maxBytes) =>
      entriesAfter(db, memberId, seq, maxBytes, noted.partsOf(memberId)),
    commit: async (writes) => {
      try {
        const delivered = noted.deliveredBy(writes);
        await db.transaction().execute(async (transaction) => {
          for (const part of delivered) await markNoted(transaction, part, 'delivered');
          await writeAll(transaction, writes, dialect.runEach);
        });
        noted.kept(writes, delivered);
        return ok(null);
      } catch (cause) {
        dialect.report('a commit failed', cause);
        return fail(dialect.faultOf(cause));
      }
    },
    step: async () => {
      try {
        return await noted.step();
      } catch (cause) {
        dialect.report('a release could not be carried on', cause);
        return false;
      }
    },
    retain: async (rule, from) => {
      try {
        await noted.finish();
        return ok(await db.transaction().execute((transaction) => retain(transaction, rule, from)));
      } catch (cause) {
        dialect.report('old entries could not be dropped', cause);
        return fail(dialect.faultOf(cause));
      }
    },
    isBehind: () => !noted.isEmpty(),
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
  };
};
