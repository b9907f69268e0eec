/** What a member set for all their devices: the ceiling, lengths, rounds and the weekly plan. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Tables } from '../schema.ts';

/** Migration 6. */
export const ownSettings: Migration = {
  up: async (db: Kysely<Tables>) => {
    await db.schema
      .alterTable('members')
      .addColumn('settings', 'text', (column) => column.notNull().defaultTo('{}'))
      .execute();
  },
};
