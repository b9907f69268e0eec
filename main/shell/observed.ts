/** A value that can be watched. */

/** The value, and its changes. */
export interface Observed<T> {
  get(): T;
  /** Calls back with each change, not with what is there now. Returns how to stop. */
  subscribe(listener: () => void): () => void;
}
/** One that can be set. */
export interface Settable<T> extends Observed<T> {
  /** Setting what says the same as before is no change. */
  set(value: T): void;
}

/** A value to watch; `T` is plain data. */
export const createObserved = <T>(first: T): Settable<T> => {
  const listeners = new Set<() => void>();
  let value = first;
  return {
    get: () => value,
    set: (next) => {
      const isSame = JSON.stringify(next) === JSON.stringify(value);
      value = next;
      if (!isSame) for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
