/** Migrations that are broken off leave the tables as they were, and go through the next time. */
import Database from 'better-sqlite3';
import { afterEach, expect, it, vi } from 'vitest';
import { queriesOver } from '../../../server/storage/adapters/connect.ts';
import { migrate } from '../../../server/storage/adapters/migrations/migrate.ts';

const TABLES = 'select sql from sqlite_master where sql is not null order by type, name';
const tablesOf = (database: Database.Database): unknown[] => database.prepare(TABLES).all();
const isChange = (sql: string): boolean => /^(create|alter|drop|insert|update)/.test(sql);

/** From now on the n-th statement that changes something fails; answers how many there were. */
const failAt = (n: number): (() => number) => {
  let count = 0;
  const real = Reflect.get(Database.prototype, 'prepare') as (sql: string) => object;
  vi.spyOn(Database.prototype, 'prepare').mockImplementation(function (
    this: Database.Database,
    sql: string,
  ) {
    if (isChange(sql) && (count += 1) === n) throw new Error('Broken off.');
    return real.call(this, sql) as ReturnType<Database.Database['prepare']>;
  });
  return () => count;
};
afterEach(() => void vi.restoreAllMocks());

const migrated = async (n: number): Promise<{ database: Database.Database; count: number }> => {
  const database = new Database(':memory:');
  const counted = failAt(n);
  const run = migrate(queriesOver(database));
  await (n > 0 ? expect(run).rejects.toThrow() : run);
  const count = counted();
  vi.restoreAllMocks();
  return { database, count };
};

it('[H1] a start that is broken off at any statement leaves nothing by halves, and the next goes through', async () => {
  const { database: whole, count } = await migrated(0);
  expect(count).toBeGreaterThan(20);
  for (let n = 1; n <= count; n += 1) {
    const { database } = await migrated(n);
    const left = tablesOf(database).map((row) => JSON.stringify(row));
    expect(left.filter((sql) => !sql.includes('kysely_migration'))).toEqual([]);
    await migrate(queriesOver(database));
    expect(tablesOf(database)).toEqual(tablesOf(whole));
    database.close();
  }
  whole.close();
});

/** Back to migration 7, with what an earlier relay had made of the eighth when it was killed. */
const UNDONE = `
  DELETE FROM kysely_migration WHERE name > '0008';
  ALTER TABLE messages DROP COLUMN broke_through;
  DROP INDEX messages_by_batch;
  CREATE INDEX messages_by_batch ON messages (to_id, batch_seq);
  CREATE INDEX messages_by_later ON messages (later_until)`;
it.each([
  [
    'its table',
    'DROP INDEX messages_by_state; CREATE INDEX messages_by_state ON messages (to_id, state)',
  ],
  ['its table, and no index', 'DROP INDEX messages_by_state'],
  ['all of it', ''],
])('[H1] a start goes on where an earlier relay left of migration 8 %s', async (_, left) => {
  const { database: whole } = await migrated(0);
  const { database } = await migrated(0);
  database.exec(`${UNDONE}; ${left}`);
  await migrate(queriesOver(database));
  expect(tablesOf(database)).toEqual(tablesOf(whole));
  for (const each of [database, whole]) each.close();
});
