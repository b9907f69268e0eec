/** Time that passes while promises go on: what is asked has answered before the next second is over. */
import type { ManualClock } from './manual-clock.ts';

/** Lets all that is ready to go on do so: promises that wait for no timer and no other process. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Lets time pass second by second. */
export const passSlowly = async (
  clock: ManualClock,
  ms: number,
  eachSecond: () => void = () => undefined,
): Promise<void> => {
  for (let left = ms; ; left -= 1000) {
    clock.advance(Math.min(1000, Math.max(0, left)));
    eachSecond();
    await settle();
    if (left <= 0) return;
  }
};
