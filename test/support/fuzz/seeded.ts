/** What a fuzz chooses by a seed: the same seed makes the same frames, on every machine. */
import { seededChance } from '../random.ts';

/** A source of choices. */
export interface Seeded {
  /** A whole number from 0 to below `end`. */
  below(end: number): number;
  /** Whether something of this probability happens. */
  chance(probability: number): boolean;
  /** One of a list, which must not be empty. */
  pick<T>(list: readonly T[]): T;
  /** A UUID as clients make them. */
  uuid(): string;
  /** Bytes. */
  bytes(length: number): Uint8Array;
}

/** Choices of a seed. */
export const seeded = (seed: number): Seeded => {
  const chance = seededChance(seed);
  const below = (end: number): number => chance.below(end);
  const hex = (length: number): string =>
    Array.from({ length }, () => below(16).toString(16)).join('');
  return {
    below,
    chance: (probability) => chance.next() < probability,
    pick: <T>(list: readonly T[]): T => {
      const found = list[below(list.length)];
      if (found === undefined && list.length === 0)
        throw new Error('There is nothing to pick from.');
      return found as T; // `undefined` is only picked where it is in the list.
    },
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`,
    bytes: (length) => Uint8Array.from({ length }, () => below(256)),
  };
};
