/** Writes one state after another to the store, in order, and never gives up: what was accepted gets to disk. */
import type { Clock, EngineStore, Reporter, StoreChange } from './ports.ts';

const RETRY_MS = 2000;

/** Tells whether writing works. */
export interface WriterEvents {
  onFailing(): void;
  onRecovered(): void;
}

/** Writes in order. */
export interface Writer {
  /** Resolves when the changes, and all before them, are on disk. With none it waits only for those before. */
  write(changes: readonly StoreChange[]): Promise<void>;
  /** Resolves when nothing waits to be written; gives up on a store that is failing. */
  stop(): Promise<void>;
}

/** Makes a writer on a store. */
export const createWriter = (
  store: EngineStore,
  clock: Clock,
  reporter: Reporter,
  events: WriterEvents,
): Writer => {
  let tail: Promise<void> = Promise.resolve();
  let stopped = false;
  let wakeUp: () => void = () => undefined;

  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const cancel = clock.setTimer(RETRY_MS, resolve);
      wakeUp = () => {
        cancel();
        resolve();
      };
    });

  const attempt = async (changes: readonly StoreChange[]): Promise<boolean> => {
    try {
      await store.write(changes);
      return true;
    } catch (cause) {
      reporter.report('the store could not be written', cause);
      return false;
    }
  };

  const persist = async (changes: readonly StoreChange[]): Promise<void> => {
    if (await attempt(changes)) return;
    events.onFailing();
    for (;;) {
      await pause();
      if (await attempt(changes)) break;
      if (stopped) return;
    }
    events.onRecovered();
  };

  return {
    write: (changes) => {
      tail = tail.then(() => (changes.length === 0 ? undefined : persist(changes)));
      return tail;
    },
    stop: () => {
      stopped = true;
      wakeUp();
      return tail;
    },
  };
};
