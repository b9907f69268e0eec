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
