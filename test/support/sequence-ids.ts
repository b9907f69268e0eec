/** Ids that count up, and randomness that is always the same. */
import type { Ids } from '../../shared/engine/ports.ts';

/** A valid UUID made of a number. */
export const uuidOf = (n: number): string =>
  `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

/** Ids after `after`; `random` answers what it is told. */
export const createSequenceIds = (random = 0.5, after = 0): Ids => {
  let n = after;
  return {
    uuid: () => {
      n += 1;
      return uuidOf(n);
    },
    random: () => random,
  };
};
