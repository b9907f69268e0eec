/** Indexes of messages that each send paid for and hardly any read used (ADR 0020). */
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Tables } from '../schema.ts';

/**
 * Migration 9. What was put off has an index of its own (migration 3), and a message belongs to a batch once it is
 * released: nothing is written for either while it is held.
 */
export const fewerIndexes: Migration = {
  up: async (db: Kysely<Tables>) => {
    await db.schema.dropIndex('messages_by_later').execute();
    await db.schema.dropIndex('messages_by_batch').execute();
    await db.schema
      .createIndex('messages_by_batch')
      .on('messages')
      .columns(['to_id', 'batch_seq'])
      .where(sql.ref('batch_seq'), 'is not', null)
      .execute();
  },
};
