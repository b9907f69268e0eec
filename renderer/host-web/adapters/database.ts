/** The browser's own database, as promises: the engine's records, credentials, and a calendar's file. */

/** Names of the object stores. */
export type StoreName = 'records' | 'credentials' | 'calendar';
const STORES: readonly StoreName[] = ['records', 'credentials', 'calendar'];
/** One more whenever a store is added. */
const VERSION = 2;

const failure = (error: DOMException | null): Error =>
  error ?? new Error('the database gave no reason');

/** The answer of a request of IndexedDB. */
const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(failure(request.error));
  });

/** Opens the database, and makes it the first time. */
export const openDatabase = (name: string): Promise<IDBDatabase> => {
  const request = indexedDB.open(name, VERSION);
  request.onupgradeneeded = () => {
    const { result } = request;
    for (const store of STORES)
      if (!result.objectStoreNames.contains(store)) result.createObjectStore(store);
  };
  return answerOf(request);
};

/** Runs changes as one: all of them are on disk when it resolves, or none is when it rejects (C1, C2). */
export const change = (
  database: IDBDatabase,
  store: StoreName,
  make: (store: IDBObjectStore) => void,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const transaction = database.transaction(store, 'readwrite', { durability: 'strict' });
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(failure(transaction.error));
    make(transaction.objectStore(store));
    // Said at once: a page that is left would otherwise take back what it wrote last.
    transaction.commit();
  });

/** Everything in a store, by key. */
export const readAll = async (
  database: IDBDatabase,
  store: StoreName,
): Promise<ReadonlyMap<string, unknown>> => {
  const source = database.transaction(store).objectStore(store);
  const [keys, values] = await Promise.all([
    answerOf(source.getAllKeys()),
    answerOf(source.getAll()),
  ]);
  return new Map(keys.map((key, i) => [key as string, values[i] as unknown]));
};
