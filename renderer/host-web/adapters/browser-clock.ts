/** The browser's clocks and timers. */
import type { CancelTimer, Clock } from '../../../shared/engine/ports.ts';

/** A long timer looks at the clock so often: browsers stretch timers, and cannot hold one for 25 days. */
const SLICE_MS = 60_000;

const setTimer = (ms: number, run: () => void): CancelTimer => {
  const dueAt = performance.now() + ms;
  let handle = 0;
  const arm = (): void => {
    const left = dueAt - performance.now();
    handle = window.setTimeout(
      () => (dueAt - performance.now() > 0 ? arm() : run()),
      Math.min(left, SLICE_MS),
    );
  };
  arm();
  return () => window.clearTimeout(handle);
};

/** The clock of a browser tab. Whether it counts sleep differs between browsers, so that it is taken not to (F2). */
export const browserClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  countsSleep: false,
  setTimer,
};
