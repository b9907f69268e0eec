/** An `EngineStore` in memory, for tests. */
import { setImmediate } from 'node:timers/promises';
import type { EngineStore, Json, StoreChange } from '../../shared/engine/ports.ts';

/** A memory that outlives the store opened on it, and can be made to fail. */
export interface MemoryDisk {
  readonly entries: Map<string, Json>;
  /** While set, every write rejects with it and changes nothing. */
  failure: Error | null;
  /** How many turns of the event loop each write takes: what comes meanwhile is heard before it is kept. */
  turns: number;
  /** Opens a store on it. */
  open(): EngineStore;
}

const apply = (entries: Map<string, Json>, change: StoreChange): void => {
  if (change.op === 'put') entries.set(change.key, structuredClone<Json>(change.value));
  else entries.delete(change.key);
};

/** An empty memory. */
export const createMemoryDisk = (): MemoryDisk => {
  const disk: MemoryDisk = {
    entries: new Map(),
    failure: null,
    turns: 0,
    open: () => ({
      load: () => Promise.resolve(new Map(structuredClone([...disk.entries]))),
      write: async (changes) => {
        for (let turn = 0; turn < disk.turns; turn += 1) await setImmediate();
        if (disk.failure !== null) throw disk.failure;
        for (const change of changes) apply(disk.entries, change);
      },
    }),
  };
  return disk;
};
