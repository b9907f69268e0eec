/** Runs the contract of the relay's storage against SQLite in a real file, and against the fake. */
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import type { MemberRecord } from '../../server/core/stored.ts';
import type { RelayStore, Writes } from '../../server/core/store.ts';
import { openFaultWords } from '../../server/storage/open-fault.ts';
import { openDatabase } from '../../server/storage/adapters/connect.ts';
import { openSqliteStore } from '../../server/storage/adapters/sqlite.ts';
import { countStatements } from '../support/count-statements.ts';
import { memoryRelayStore } from '../support/memory-relay-store.ts';
import { relayStoreContract } from './relay-store.contract.ts';

const reports: string[] = [];
const reporter = {
  report: (what: string): void => {
    reports.push(what);
  },
};

const taken = countStatements();

const openIn = async (folder: string): Promise<RelayStore> => {
  const opened = await openSqliteStore(folder, reporter);
  if (!opened.ok) throw new Error(openFaultWords(folder, opened.error));
  return opened.value;
};

relayStoreContract('SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fermata-store-'));
  let store = await openIn(folder);
  return {
    store,
    reopen: async () => {
      await store.close();
      store = await openIn(folder);
      return store;
    },
    done: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
});

/** How SQLite goes about a statement: a line for each table, as `SCAN messages` or `SEARCH messages USING INDEX …`. */
const planOf = (database: Database.Database, sql: string): string[] => {
  const nulls = Array.from(sql.matchAll(/\?/g), () => null);
  const plan = database.prepare(`explain query plan ${sql}`).all(...nulls);
  return (plan as { detail: string }[]).map(({ detail }) => detail);
};

it('[H6] finds messages and entries by an index in all that the contract asked of SQLite', async () => {
  const asked = new Set(taken().filter((sql) => /^(select|update|delete)/.test(sql)));
  const folder = mkdtempSync(join(tmpdir(), 'fermata-store-'));
  await (await openIn(folder)).close();
  for (const sql of taken()) asked.delete(sql); // Migrations go through all that there is, once.
  const database = openDatabase(join(folder, 'relay.db'));
  const plans = [...asked].map((sql) => ({ sql, plan: planOf(database, sql) }));
  database.close();
  rmSync(folder, { recursive: true });
  expect(plans.some(({ plan }) => plan.some((line) => /messages_by_batch/.test(line)))).toBe(true);
  expect(
    plans.filter(({ plan }) => plan.some((line) => /^SCAN (messages|entries)/.test(line))),
  ).toEqual([]);
});

relayStoreContract('memory', () => {
  const store = memoryRelayStore();
  return Promise.resolve({
    store,
    reopen: () => Promise.resolve(memoryRelayStore(store.disk)),
    done: () => Promise.resolve(),
  });
});

it('[H1] keeps nothing of a commit that fails, and says so', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fermata-store-'));
  const store = await openIn(folder);
  const orphan = { memberId: 'm', teamId: 'no such team' } as MemberRecord;
  const team = { teamId: 't', name: 'T', roster: 0 };
  const none: Omit<Writes, 'teams' | 'members'> = {
    devices: [],
    invites: [],
    codes: [],
    messages: [],
    changes: [],
    entries: [],
  };
  const outcome = await store.commit({ ...none, teams: [team], members: [orphan] });
  expect(outcome).toEqual({ ok: false, error: 'storage_failed' });
  expect(reports).toContain('a commit failed');
  expect(await store.loadTeam('t')).toBeNull();
  await store.close();
  rmSync(folder, { recursive: true });
});

it('lets one relay at a time use a folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fermata-store-'));
  const store = await openIn(folder);
  const second = await openSqliteStore(folder, reporter);
  expect(second).toMatchObject({ ok: false, error: { kind: 'inUse' } });
  await store.close();
  await (await openIn(folder)).close();
  rmSync(folder, { recursive: true });
});

const modesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder).map((name) => [
      name,
      (statSync(join(folder, name)).mode & 0o777).toString(8),
    ]),
  );

// Windows has no such modes.
it.skipIf(process.platform === 'win32')(
  'keeps its files to their owner, also in a folder that others may read',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fermata-store-'));
    chmodSync(folder, 0o755);
    const own = {
      'relay.db': '600',
      'relay.db-shm': '600',
      'relay.db-wal': '600',
      'relay.lock': '600',
    };
    const store = await openIn(folder);
    expect(modesIn(folder)).toEqual(own);
    await store.close();

    writeFileSync(join(folder, 'relay.db-wal'), ''); // As a relay that was killed leaves it.
    for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o644);
    const again = await openIn(folder);
    expect(modesIn(folder)).toEqual(own);
    await again.close();
    rmSync(folder, { recursive: true });
  },
);
