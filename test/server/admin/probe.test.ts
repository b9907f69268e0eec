/** The probe of the disk writes for real: what it says of a commit is so. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openSqliteStore } from '../../../server/storage/adapters/sqlite.ts';

it('[H1] reaches the file each time, and leaves nothing behind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fermata-probe-'));
  const reports: string[] = [];
  const opened = await openSqliteStore(folder, { report: (what) => void reports.push(what) });
  if (!opened.ok) throw new Error(opened.error.kind);
  const store = opened.value;
  const written = (): Buffer => readFileSync(join(folder, 'relay.db-wal'));
  for (let round = 0; round < 3; round++) {
    const before = written();
    expect(await store.probe()).toEqual({ ok: true, value: null });
    expect(written().equals(before)).toBe(false);
  }
  expect(await store.teamsToWake()).toEqual([]);
  expect(reports).toEqual([]);
  await store.close();
  rmSync(folder, { recursive: true });
});
