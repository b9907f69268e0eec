/** Several things measured in turn, A B C A B C …, so that whatever else the machine does falls on all of them. */
import { median } from '../../test/support/measure.ts';

/** What came of each round, by name, in the order in which they ran. */
export type Runs<T> = ReadonlyMap<string, readonly T[]>;

/** Runs all of them `rounds` times. */
export const inTurn = async <K extends { readonly name: string }, T>(
  kinds: readonly K[],
  rounds: number,
  run: (kind: K) => Promise<T>,
): Promise<Runs<T>> => {
  const runs = new Map(kinds.map(({ name }) => [name, [] as T[]]));
  for (let round = 0; round < rounds; round += 1)
    for (const kind of kinds) {
      console.error(`Round ${round + 1} of ${rounds}: ${kind.name} …`);
      runs.get(kind.name)?.push(await run(kind));
    }
  return runs;
};

/** The median of each figure over the rounds. */
export const mediansOf = <F extends Readonly<Record<keyof F, number>>>(
  rounds: readonly F[],
): Readonly<Record<keyof F, number>> => {
  const keys = Object.keys(rounds[0] ?? {}) as (keyof F)[]; // The keys of the figures, which F names.
  const entries = keys.map((key) => [key, median(rounds.map((figures) => figures[key]))]);
  return Object.fromEntries(entries) as Record<keyof F, number>; // One for each key.
};
