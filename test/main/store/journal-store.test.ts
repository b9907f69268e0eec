import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type JournalOptions,
  type JournalStore,
  openJournalStore,
} from '../../../main/store/adapters/journal-store.ts';
import type { EngineStore } from '../../../shared/engine/ports.ts';
import { engineStoreContract, type StorePlace } from '../../contract/engine-store.contract.ts';

const silent = { report: () => undefined };
const opened: JournalStore[] = [];
const closeAll = async (): Promise<void> => {
  for (const store of opened.splice(0)) await store.close();
};
const openAt = async (
  path: string,
  options: Partial<JournalOptions> = {},
): Promise<EngineStore> => {
  await closeAll();
  const defaults = { path, reporter: silent, onSetAside: () => undefined };
  const store = await openJournalStore({ ...defaults, ...options });
  opened.push(store);
  return store;
};
const placeOf = async (options: Partial<JournalOptions>): Promise<StorePlace> => {
  const folder = await mkdtemp(join(tmpdir(), 'fermata-journal-'));
  return {
    open: () => openAt(join(folder, 'engine.journal'), options),
    dispose: async () => {
      await closeAll();
      await rm(folder, { recursive: true });
    },
  };
};

engineStoreContract('journal file', () => placeOf({}));
engineStoreContract('journal file, rewritten again and again', () =>
  placeOf({ rewriteAboveBytes: 1 }),
);

describe('journal file', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fermata-journal-'));
    path = join(folder, 'engine.journal');
  });
  afterEach(async () => {
    await closeAll();
    await rm(folder, { recursive: true });
  });
  const contents = async (): Promise<Record<string, unknown>> =>
    Object.fromEntries(await (await openAt(path)).load());
  const writeThree = async (): Promise<Buffer> => {
    const store = await openAt(path);
    for (const key of ['a', 'b', 'c'])
      await store.write([{ op: 'put', key, value: `value ${key}` }]);
    return readFile(path);
  };

  it('[C1] loses at most the write that was cut short, wherever the cut is', async () => {
    const whole = await writeThree();
    const beforeLast = whole.lastIndexOf('\n', whole.length - 2) + 1;
    for (let length = beforeLast; length < whole.length; length += 1) {
      await writeFile(path, whole.subarray(0, length));
      expect(await contents()).toEqual({ a: 'value a', b: 'value b' });
    }
  });

  it('[C1] writes after a torn end are found again', async () => {
    const whole = await writeThree();
    await writeFile(path, whole.subarray(0, whole.length - 5));
    await (await openAt(path)).write([{ op: 'put', key: 'd', value: 4 }]);
    expect(await contents()).toEqual({ a: 'value a', b: 'value b', d: 4 });
  });

  it('starts anew on a file that was cut in its first line', async () => {
    const whole = await writeThree();
    await writeFile(path, whole.subarray(0, 7));
    expect(await contents()).toEqual({});
  });

  it('[C1] sets a damaged file aside and goes on with what stands before the damage', async () => {
    const whole = await writeThree();
    const at = whole.indexOf('value b');
    whole.write('XX', at);
    await writeFile(path, whole);
    const setAside: string[] = [];
    const store = await openAt(path, { onSetAside: (at) => setAside.push(at) });
    expect(Object.fromEntries(await store.load())).toEqual({ a: 'value a' });
    expect(setAside).toHaveLength(1);
    expect(await readFile(setAside[0] ?? '')).toEqual(whole);
    await store.write([{ op: 'put', key: 'd', value: 4 }]);
    expect(await contents()).toEqual({ a: 'value a', d: 4 });
  });

  it('sets a file aside that is not a journal at all', async () => {
    await writeFile(path, 'something else\n');
    const setAside: string[] = [];
    await openAt(path, { onSetAside: (at) => setAside.push(at) });
    expect(await readFile(setAside[0] ?? '', 'utf8')).toBe('something else\n');
  });

  it('[C2] rejects when it cannot write, and what was good stays good', async () => {
    await writeThree();
    const store = await openAt(path);
    const cyclic: Record<string, unknown> = {};
    cyclic['self'] = cyclic;
    const write = store.write([{ op: 'put', key: 'bad', value: cyclic as never }]);
    await expect(write).rejects.toThrow();
    await store.write([{ op: 'put', key: 'd', value: 4 }]);
    expect(Object.keys(await contents())).toEqual(['a', 'b', 'c', 'd']);
  });

  it('rejects at the start when its folder cannot be made', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(openAt(join(folder, 'file', 'engine.journal'))).rejects.toThrow();
  });

  it('stays small when the same keys are written over and over', async () => {
    const store = await openAt(path, { rewriteAboveBytes: 10_000 });
    for (let i = 0; i < 400; i += 1)
      await store.write([{ op: 'put', key: 'cursor', value: `${i} ${'x'.repeat(200)}` }]);
    expect((await readFile(path)).length).toBeLessThan(12_000);
    expect(Object.keys(await contents())).toEqual(['cursor']);
    expect(await readdir(folder)).toEqual(['engine.journal']);
  });

  it('can be read by its owner only', async () => {
    await writeThree();
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });
});
