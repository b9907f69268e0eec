/** What dropping old entries needs to know of messages, and the marks on urgent ones (H10). */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { BatchHeader } from '../../../core/stored.ts';
import type { Tables } from '../schema.ts';

/** Messages that came back by `later` are shown by a later entry than the one that released them. */
const noteReturned = async (db: Kysely<Tables>): Promise<void> => {
  const lines = await db
    .selectFrom('entries')
    .select(['seq', 'entry'])
    .where('entry', 'like', '{"type":"batch"%"refs"%')
    .orderBy('seq')
    .execute();
  for (const { seq, entry } of lines)
    for (const ref of (JSON.parse(entry) as BatchHeader).refs ?? [])
      await db
        .updateTable('messages')
        .set({ shown_seq: seq })
        .where('message_id', '=', ref.messageId)
        .where('from_id', '=', ref.from)
        .execute();
};

/** Migration 2. */
export const retention: Migration = {
  up: async (db: Kysely<Tables>) => {
    await db.schema.alterTable('messages').addColumn('shown_seq', 'bigint').execute();
    await db.schema
      .alterTable('members')
      .addColumn('urgent_marks', 'text', (column) => column.notNull().defaultTo('[]'))
      .execute();
    await db
      .updateTable('messages')
      .set((eb) => ({ shown_seq: eb.ref('batch_seq') }))
      .execute();
    await noteReturned(db);
  },
};
