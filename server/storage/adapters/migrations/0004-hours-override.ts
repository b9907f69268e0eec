/** What a member says instead of their working hours, until a moment (P9). */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Tables } from '../schema.ts';

/** Migration 4. */
export const hoursOverride: Migration = {
  up: async (db: Kysely<Tables>) => {
    await db.schema.alterTable('members').addColumn('hours_override', 'text').execute();
  },
};
