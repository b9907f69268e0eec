/** Chance that comes out the same for the same seed, so that a run that fails can be run again. */

/** A source of chance. */
export interface Chance {
  /** From 0 to just below 1. */
  next(): number;
  /** A whole number from 0 to just below `end`. */
  below(end: number): number;
  /** One of a list that is not empty. */
  pick<T>(list: readonly [T, ...T[]]): T;
  /** The same things in another order. */
  shuffled<T>(list: readonly T[]): T[];
}

/** Chance by a seed (mulberry32). */
export const seededChance = (seed: number): Chance => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    next,
    below,
    pick: (list) => list[below(list.length)] ?? list[0],
    shuffled: (list) => {
      const keyed = list.map((item) => ({ item, key: next() }));
      return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
    },
  };
};
