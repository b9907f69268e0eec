/** The clocks and timers of Node, for clients without a window. */
import { longTimer } from '../../../server/adapters/long-timer.ts';
import type { Clock } from '../../../shared/engine/ports.ts';

/** Node's clock. On Linux its monotonic clock stands still while the machine sleeps. */
export const nodeClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  countsSleep: false,
  setTimer: (ms, run) => longTimer(ms, run, true),
};
