/** Whom a member waits for (S1). */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Tables } from '../schema.ts';

/** Migration 7. */
export const asks: Migration = {
  up: async (db: Kysely<Tables>) => {
    await db.schema
      .alterTable('members')
      .addColumn('asks', 'text', (column) => column.notNull().defaultTo('[]'))
      .execute();
  },
};
