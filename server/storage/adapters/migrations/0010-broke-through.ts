/** Which messages broke through a focus, as only of those it may be said that they could have waited (H10). */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Tables } from '../schema.ts';

/** Migration 10. */
export const brokeThrough: Migration = {
  up: async (db: Kysely<Tables>) => {
    await db.schema
      .alterTable('messages')
      .addColumn('broke_through', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    // What is kept of a batch has none of anybody's words that could look like this.
    await db
      .updateTable('messages')
      .set({ broke_through: 1 })
      .where('urgency', '=', 'urgent')
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('entries')
            .select('entries.seq')
            .whereRef('entries.member_id', '=', 'messages.to_id')
            .whereRef('entries.seq', '=', 'messages.batch_seq')
            .where('entries.entry', 'like', '{"type":"batch"%"reason":"urgent"%'),
        ),
      )
      .execute();
  },
};
