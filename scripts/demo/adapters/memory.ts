/** What simulated teammates remember: as long as the demo runs, and no longer. */
import type {
  CredentialStore,
  Credentials,
  EngineStore,
  Json,
} from '../../../shared/engine/ports.ts';

/** A store in memory. */
export const createMemory = (): EngineStore => {
  const records = new Map<string, Json>();
  return {
    load: () => Promise.resolve(records),
    write: (changes) => {
      for (const change of changes)
        if (change.op === 'put') records.set(change.key, change.value);
        else records.delete(change.key);
      return Promise.resolve();
    },
  };
};

/** Credentials in memory, beginning with `known`; `onSave` hears of new ones. */
export const createCredentials = (
  known: Credentials | null,
  onSave: (credentials: Credentials) => void,
): CredentialStore => {
  let current = known;
  return {
    load: () => Promise.resolve(current),
    save: (next) => {
      current = next;
      onSave(next);
      return Promise.resolve();
    },
    clear: () => {
      current = null;
      return Promise.resolve();
    },
  };
};
