/** The first tables. Times are epoch ms, hence 64 bits wide; ids and hashes are text. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const createTeams = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('teams')
    .addColumn('team_id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('roster', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('members')
    .addColumn('member_id', 'text', (column) => column.primaryKey())
    .addColumn('team_id', 'text', (column) => column.notNull().references('teams.team_id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('time_zone', 'text', (column) => column.notNull())
    .addColumn('working_hours', 'text')
    .addColumn('manual', 'text')
    .addColumn('status', 'text')
    .addColumn('focus', 'text')
    .addColumn('head', 'bigint', (column) => column.notNull())
    .addColumn('holding_since', 'bigint')
    .addColumn('wake_at', 'bigint')
    .addColumn('urgent_uses', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('members_by_team').on('members').column('team_id').execute();
  await db.schema.createIndex('members_by_wake').on('members').column('wake_at').execute();
};

const createSecrets = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('devices')
    .addColumn('device_id', 'text', (column) => column.primaryKey())
    .addColumn('member_id', 'text', (column) => column.notNull().references('members.member_id'))
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('stored_seq', 'bigint', (column) => column.notNull())
    .addColumn('last_seen_at', 'bigint')
    .addColumn('revoked_at', 'bigint')
    .execute();
  await db.schema.createIndex('devices_by_member').on('devices').column('member_id').execute();
  await db.schema
    .createTable('invites')
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('team_id', 'text', (column) => column.notNull().references('teams.team_id'))
    .addColumn('uses_left', 'integer', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('invites_by_team').on('invites').column('team_id').execute();
  await db.schema
    .createTable('device_codes')
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('team_id', 'text', (column) => column.notNull().references('teams.team_id'))
    .addColumn('member_id', 'text', (column) => column.notNull().references('members.member_id'))
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('used', 'integer', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('codes_by_team').on('device_codes').column('team_id').execute();
};

const createMessages = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('messages')
    .addColumn('message_id', 'text', (column) => column.notNull())
    .addColumn('from_id', 'text', (column) => column.notNull().references('members.member_id'))
    .addColumn('to_id', 'text', (column) => column.notNull().references('members.member_id'))
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('content_hash', 'text', (column) => column.notNull())
    .addColumn('urgency', 'text', (column) => column.notNull())
    .addColumn('urgent_reason', 'text')
    .addColumn('sent_at', 'bigint', (column) => column.notNull())
    .addColumn('accepted_at', 'bigint', (column) => column.notNull())
    .addColumn('accepted_order', 'bigint', (column) => column.notNull())
    .addColumn('bytes', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('released_at', 'bigint')
    .addColumn('batch_seq', 'bigint')
    .addColumn('later_until', 'bigint')
    .addPrimaryKeyConstraint('messages_key', ['message_id', 'from_id'])
    .execute();
  await db.schema
    .createIndex('messages_by_batch')
    .on('messages')
    .columns(['to_id', 'batch_seq'])
    .execute();
  await db.schema
    .createIndex('messages_by_state')
    .on('messages')
    .columns(['to_id', 'state'])
    .execute();
  await db.schema
    .createIndex('messages_by_later')
    .on('messages')
    .columns(['later_until'])
    .execute();
};

const createEntries = (db: Kysely<unknown>): Promise<void> =>
  db.schema
    .createTable('entries')
    .addColumn('member_id', 'text', (column) => column.notNull().references('members.member_id'))
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('bytes', 'integer', (column) => column.notNull())
    .addColumn('entry', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('entries_key', ['member_id', 'seq'])
    .execute();

/** Migration 1. */
export const first: Migration = {
  up: async (db: Kysely<unknown>) => {
    await createTeams(db);
    await createSecrets(db);
    await createMessages(db);
    await createEntries(db);
  },
};
