/** What every `EngineStore` has to do, whatever is beneath it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EngineStore, Json, StoreChange } from '../../shared/engine/ports.ts';

/** Storage that outlives the store that is opened on it. */
export interface StorePlace {
  /** Opens a store on it, as after a restart; the one opened before is not used any more. */
  open(): Promise<EngineStore>;
  /** Ends and removes everything. */
  dispose(): Promise<void>;
}

const put = (key: string, value: Json): StoreChange => ({ op: 'put', key, value });
const remove = (key: string): StoreChange => ({ op: 'delete', key });
const entriesOf = async (store: EngineStore): Promise<readonly (readonly [string, Json])[]> =>
  [...(await store.load())].sort(([a], [b]) => (a < b ? -1 : 1));

/** Registers the suite for one kind of store. */
export const engineStoreContract = (name: string, makePlace: () => Promise<StorePlace>): void => {
  describe(`engine store: ${name}`, () => {
    let place: StorePlace;
    let store: EngineStore;
    beforeEach(async () => {
      place = await makePlace();
      store = await place.open();
    });
    afterEach(() => place.dispose());

    it('is empty at first', async () => {
      expect(await entriesOf(store)).toEqual([]);
    });

    it('[C1] gives back what was written, before and after a restart', async () => {
      await store.write([put('outbox/1', { body: 'Grüße 👋\n"quoted"', at: 1 }), put('b', null)]);
      const expected = [
        ['b', null],
        ['outbox/1', { body: 'Grüße 👋\n"quoted"', at: 1 }],
      ];
      expect(await entriesOf(store)).toEqual(expected);
      expect(await entriesOf(await place.open())).toEqual(expected);
    });

    it('[C1] applies the changes of one write in their order', async () => {
      await store.write([put('a', 1), remove('a'), put('a', 2), put('b', 1), remove('b')]);
      expect(await entriesOf(await place.open())).toEqual([['a', 2]]);
    });

    it('[C2] keeps the order of writes that were not waited for', async () => {
      const writes = Array.from({ length: 50 }, (_, i) =>
        store.write([put('cursor', i), put(`entry/${String(i).padStart(2, '0')}`, i)]),
      );
      await Promise.all(writes);
      const loaded = await (await place.open()).load();
      expect(loaded.get('cursor')).toBe(49);
      expect(loaded.size).toBe(51);
    });

    it('[C2] has a write on disk once it resolved, also when a later one was not waited for', async () => {
      await store.write([put('first', true)]);
      const later = store.write([put('second', true)]);
      const loaded = await store.load();
      expect(loaded.get('first')).toBe(true);
      await later;
      expect((await store.load()).get('second')).toBe(true);
    });

    it('forgets a deleted key, and takes the deletion of one that is not there', async () => {
      await store.write([put('a', [1, 2, 3]), put('b', 'x')]);
      await store.write([remove('a'), remove('never')]);
      expect(await entriesOf(await place.open())).toEqual([['b', 'x']]);
    });

    it('takes a write without changes', async () => {
      await store.write([]);
      expect(await entriesOf(await place.open())).toEqual([]);
    });

    it('takes any key', async () => {
      const keys = ['', ' ', '__proto__', 'constructor', 'a/b', 'ключ', 'a\nb', '\u{1f512}'];
      await store.write(keys.map((key) => put(key, `value of ${key}`)));
      const loaded = await (await place.open()).load();
      expect(new Map(keys.map((key) => [key, `value of ${key}`]))).toEqual(new Map(loaded));
    });

    it('takes any value that JSON can carry, with its type', async () => {
      const values: Json[] = [true, 0, -1.5, 8.64e15, '', [], {}, [null, [{}]], { a: { b: [1] } }];
      await store.write(values.map((value, i) => put(String(i), value)));
      const loaded = await (await place.open()).load();
      expect(values.map((_, i) => loaded.get(String(i)))).toEqual(values);
    });

    it('keeps what was meant when the caller changes a value after the write', async () => {
      const value = { list: [1] };
      const written = store.write([put('a', value)]);
      value.list.push(2);
      await written;
      expect((await (await place.open()).load()).get('a')).toEqual({ list: [1] });
    });

    it('hands out a copy: what was loaded does not change with later writes', async () => {
      await store.write([put('a', 1)]);
      const loaded = await store.load();
      await store.write([put('a', 2), put('b', 1)]);
      expect([...loaded]).toEqual([['a', 1]]);
    });

    it('holds many entries and a long value', async () => {
      const long = 'ä'.repeat(200_000);
      await store.write(
        Array.from({ length: 2000 }, (_, i) => put(`m/${i}`, { body: 'x'.repeat(100) })),
      );
      await store.write([put('long', long)]);
      const loaded = await (await place.open()).load();
      expect(loaded.size).toBe(2001);
      expect(loaded.get('long')).toBe(long);
    });

    it('goes on after a restart', async () => {
      await store.write([put('a', 1)]);
      const second = await place.open();
      await second.write([put('b', 2)]);
      const third = await place.open();
      await third.write([remove('a')]);
      expect(await entriesOf(await place.open())).toEqual([['b', 2]]);
    });
  });
};
