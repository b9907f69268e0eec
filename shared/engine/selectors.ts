/** What a view is made with: parts that keep their identity while they say the same. */
import type { EngineState } from './state.ts';

/** Reads something from the state. */
export type Selector<T> = (state: EngineState) => T;

/** Recomputes only when one of what it depends on has another identity. */
export const memo = <T>(deps: Selector<readonly unknown[]>, make: Selector<T>): Selector<T> => {
  let last: { readonly deps: readonly unknown[]; readonly value: T } | null = null;
  return (state) => {
    const now = deps(state);
    const known = last;
    if (known !== null && known.deps.every((dep, i) => Object.is(dep, now[i]))) return known.value;
    last = { deps: now, value: make(state) };
    return last.value;
  };
};

/** A value that keeps its identity while it says the same. */
export const kept = <T>(make: Selector<T>, isSame: (a: T, b: T) => boolean): Selector<T> => {
  let last: T | null = null;
  return (state) => {
    const next = make(state);
    if (last === null || !isSame(last, next)) last = next;
    return last;
  };
};

/** Relay times of a record as times of this machine; what is not there stays away. */
export const local = <T extends object>(
  record: T,
  keys: readonly (keyof T)[],
  skewMs: number,
): T => {
  const copy = { ...record };
  for (const key of keys) {
    const value = copy[key];
    if (typeof value === 'number') copy[key] = (value - skewMs) as T[typeof key];
  }
  return copy;
};
