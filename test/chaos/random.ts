/** What a chaos run leaves to chance: the same seed gives the same on every machine. */
import { seededChance } from '../support/random.ts';

/** A source of choices. */
export interface Random {
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  /** True in `share` of all cases, 0 to 1. */
  chance(share: number): boolean;
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
  /** One of some choices, each as often as its weight says. */
  weighted<T>(choices: readonly (readonly [weight: number, value: T])[]): T;
  /** An id in the shape of a UUID. */
  uuid(): string;
}

/** A source for a seed. */
export const seededRandom = (seed: number): Random => {
  const source = seededChance(seed);
  const next = (): number => source.next();
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new Error('There is nothing to choose from.');
    return list[int(0, list.length - 1)] as T; // Within the list, as it is not empty.
  };
  const hex = (length: number): string =>
    Array.from({ length }, () => int(0, 15).toString(16)).join('');
  return {
    int,
    pick,
    chance: (share) => next() < share,
    weighted: (choices) => {
      let left = next() * choices.reduce((sum, [weight]) => sum + weight, 0);
      const found = choices.find(([weight]) => (left -= weight) < 0) ?? choices.at(-1);
      if (found === undefined) throw new Error('There is nothing to choose from.');
      return found[1];
    },
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`,
  };
};
