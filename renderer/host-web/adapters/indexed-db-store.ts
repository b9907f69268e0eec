/** The engine's store on IndexedDB. */
import type { EngineStore, Json, StoreChange } from '../../../shared/engine/ports.ts';
import { change, readAll } from './database.ts';

const apply = (store: IDBObjectStore, { op, key, ...rest }: StoreChange): void => {
  if (op === 'delete') store.delete(key);
  else store.put('value' in rest ? rest.value : null, key);
};

/** A store on an open database. */
export const createIndexedDbStore = (database: IDBDatabase): EngineStore => ({
  load: async () => (await readAll(database, 'records')) as ReadonlyMap<string, Json>,
  write: (changes) =>
    change(database, 'records', (store) => {
      for (const one of changes) apply(store, one);
    }),
});
