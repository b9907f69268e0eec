/** The machine's clocks and timers. */
import { uptime } from 'node:os';
import { createSleepAwareClock, type DesktopClock } from '../sleep-aware-clock.ts';

/** The clock that is lent to the engine and to all else in this process. */
export const createDesktopClock = (): DesktopClock =>
  createSleepAwareClock({
    wall: () => Date.now(),
    fine: () => performance.now(),
    uptime: () => uptime() * 1000,
    timer: (ms, run) => {
      const handle = setTimeout(run, ms);
      return () => clearTimeout(handle);
    },
  });
