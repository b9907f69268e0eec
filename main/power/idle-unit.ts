/** In which unit a source counts, found by watching it count. Pure. */

/** A figure that a source told, and when. */
export interface IdleFigure {
  readonly value: number;
  /** On a clock that cannot be set, ms. */
  readonly at: number;
}
/** What is known of the unit. */
export interface UnitGuess {
  readonly msPerUnit: 1 | 1000;
  readonly last: IdleFigure | null;
  /** How often in a row it grew as seconds do. */
  readonly asSeconds: number;
}
/** Milliseconds until there is reason to think otherwise: KDE, which is nearly all who answer, counts so. */
export const FIRST_GUESS: UnitGuess = { msPerUnit: 1, last: null, asSeconds: 0 };

/** Once may be chance (two key presses, 15 ms apart in their age); three times in a row is none. */
const SURE_AFTER = 3;
const LEAST_APART_MS = 5000;

const grewBy = (last: IdleFigure, next: IdleFigure, unitMs: number): boolean => {
  const ratio = ((next.value - last.value) * unitMs) / (next.at - last.at);
  return ratio > 0.5 && ratio < 2;
};

/**
 * Takes in the next figure. The draft of the interface says seconds and KDE counts milliseconds; which of the two
 * shows while nobody touches anything: the figure then grows by as much as time goes on.
 */
export const nextGuess = (guess: UnitGuess, next: IdleFigure): UnitGuess => {
  const { last, msPerUnit, asSeconds } = guess;
  if (last === null) return { ...guess, last: next };
  if (next.at - last.at < LEAST_APART_MS) return guess;
  if (grewBy(last, next, 1)) return { msPerUnit: 1, last: next, asSeconds: 0 };
  if (!grewBy(last, next, 1000)) return { msPerUnit, last: next, asSeconds: 0 };
  const times = asSeconds + 1;
  return { msPerUnit: times >= SURE_AFTER ? 1000 : msPerUnit, last: next, asSeconds: times };
};
