/** Counts what is asked of SQLite, in place of a clock: statements that run, and commits, each of which is one sync. */
import Database from 'better-sqlite3';
import { vi } from 'vitest';

/** What ran since it was asked last, as SQL. */
export type TakeStatements = () => readonly string[];

/** From now on, until mocks are restored; call it before the database is opened. */
export const countStatements = (): TakeStatements => {
  let ran: string[] = [];
  const real = Reflect.get(Database.prototype, 'prepare') as (sql: string) => object;
  vi.spyOn(Database.prototype, 'prepare').mockImplementation(function (
    this: Database.Database,
    sql: string,
  ) {
    const counted = new Proxy(real.call(this, sql), {
      get: (statement, key) => {
        const value: unknown = Reflect.get(statement, key, statement);
        if (typeof value !== 'function') return value;
        if (key !== 'run' && key !== 'all') return value.bind(statement) as unknown;
        return (...args: unknown[]): unknown => {
          ran.push(sql);
          return Reflect.apply(value, statement, args);
        };
      },
    });
    return counted as ReturnType<Database.Database['prepare']>; // What it stands for, call by call.
  });
  return () => {
    const taken = ran;
    ran = [];
    return taken;
  };
};
