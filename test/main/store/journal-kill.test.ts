import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { openJournalStore } from '../../../main/store/adapters/journal-store.ts';

/** Lets the writer go on until it said `count` writes, kills it, answers the last write that it said. */
const writeAndKill = async (path: string, count: number): Promise<number> => {
  const script = join(import.meta.dirname, 'write-until-killed.ts');
  const child = spawn(process.execPath, [script, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  let last = -1;
  for await (const line of createInterface(child.stdout)) {
    last = Number(line);
    if (last === count) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
  return last;
};

it('[C1] keeps every write that resolved when the process is killed in the middle of writing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fermata-kill-'));
  const path = join(folder, 'engine.journal');
  for (const count of [3, 57, 130, 201]) {
    const acknowledged = await writeAndKill(path, count);
    const store = await openJournalStore({
      path,
      reporter: { report: (what) => expect.unreachable(what) },
      onSetAside: () => expect.unreachable('set aside'),
    });
    const entries = await store.load();
    const cursor = entries.get('cursor') as number;
    expect(cursor).toBeGreaterThanOrEqual(acknowledged);
    expect(entries.get(`entry/${cursor % 50}`)).toMatchObject({ i: cursor });
    await store.close();
  }
  await rm(folder, { recursive: true });
}, 20_000);
