/** A way to what was put off that does not go through all that a team ever got. */
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Tables } from '../schema.ts';

/** Migration 3. */
export const putOff: Migration = {
  up: async (db: Kysely<Tables>) => {
    await db.schema
      .createIndex('messages_put_off')
      .on('messages')
      .column('to_id')
      .where(sql.ref('later_until'), 'is not', null)
      .execute();
  },
};
