/** Timers of any length over those of Node, which hold 24.8 days at most and ring at once beyond. */
import type { CancelTimer } from '../core/ports.ts';

/** What a platform timer can wait at most, ms. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Calls `run` once after `ms`. One that does not keep the process alive lets it end when nothing else does. */
export const longTimer = (ms: number, run: () => void, keepsAlive: boolean): CancelTimer => {
  let timer: NodeJS.Timeout;
  const arm = (left: number): void => {
    const step = Math.min(left, MAX_TIMER_MS);
    timer = setTimeout(() => (left > step ? arm(left - step) : run()), step);
    if (!keepsAlive) timer.unref();
  };
  arm(ms);
  return () => clearTimeout(timer);
};
