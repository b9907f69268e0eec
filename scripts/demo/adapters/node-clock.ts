/** The clocks and timers of Node, for clients without a window. */
import type { Clock } from '../../../shared/engine/ports.ts';

/** The longest that a timer of Node can wait. */
const LONGEST_MS = 2 ** 31 - 1;

/** Node's clock. On Linux its monotonic clock stands still while the machine sleeps. */
export const nodeClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  countsSleep: false,
  setTimer: (ms, run) => {
    const handle = setTimeout(run, Math.min(ms, LONGEST_MS));
    return () => clearTimeout(handle);
  },
};
