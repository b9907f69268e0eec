/** Calendar feeds (K2): a secret for each member who wants one, and what the feed tells. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Tables } from '../schema.ts';

/** Adds them. */
export const feeds: Migration = {
  up: async (db: Kysely<Tables>) => {
    await db.schema.alterTable('members').addColumn('feed_hash', 'text').execute();
    await db.schema
      .alterTable('members')
      .addColumn('feed_sessions', 'text', (column) => column.notNull().defaultTo('[]'))
      .execute();
    await db.schema
      .createIndex('members_feed_hash')
      .unique()
      .on('members')
      .column('feed_hash')
      .execute();
  },
};
