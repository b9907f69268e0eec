/** Big releases that are noted at once and carried out in steps (H4). */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Tables } from '../schema.ts';

/** Migration 8. Where a relay that kept each statement by itself was killed in it, it goes on. */
export const releases: Migration = {
  up: async (db: Kysely<Tables>) => {
    await db.schema
      .createTable('releases')
      .ifNotExists()
      .addColumn('to_id', 'text', (column) => column.notNull().references('members.member_id'))
      .addColumn('batch_seq', 'bigint', (column) => column.notNull())
      .addColumn('first_order', 'bigint', (column) => column.notNull())
      .addColumn('last_order', 'bigint', (column) => column.notNull())
      .addColumn('released_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('releases_key', ['to_id', 'batch_seq'])
      .execute();
    // A part of a release is found by its order: else each part looks at all that waits.
    await db.schema.dropIndex('messages_by_state').ifExists().execute();
    await db.schema
      .createIndex('messages_by_state')
      .ifNotExists()
      .on('messages')
      .columns(['to_id', 'state', 'accepted_order'])
      .execute();
  },
};
