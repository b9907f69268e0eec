/** A clock whose timers see time asleep: deadlines that passed meanwhile are found (F2). */
import { type MonotonicTime, sleepAwareTime } from '../../shared/domain/sleep-aware.ts';
import type { CancelTimer, Clock } from '../../shared/engine/ports.ts';

/** The platform's own clocks, all in milliseconds. */
export interface PlatformTime extends MonotonicTime {
  wall(): number;
  /** A platform timer: at most 24.8 days, and it may stand still asleep. */
  timer(ms: number, run: () => void): CancelTimer;
}

/** A clock whose timers can be looked at again after the machine slept. */
export interface DesktopClock extends Clock {
  /** The machine woke: runs what came due meanwhile. */
  recheck(): void;
}

/**
 * A long timer looks at the clock so often. A platform timer stands still while the machine sleeps, and
 * the event that it woke can be missing (electron#42050): a deadline is then missed by this much at most.
 */
const SLICE_MS = 30_000;

/** The clock of the desktop app. */
export const createSleepAwareClock = (time: PlatformTime): DesktopClock => {
  const { now: monotonic, look: lookForSleep } = sleepAwareTime(time);
  const waiting = new Set<() => void>();
  const setTimer = (ms: number, run: () => void): CancelTimer => {
    const dueAt = monotonic() + Math.max(0, ms);
    let cancelSlice: CancelTimer;
    const look = (): void => {
      cancelSlice();
      const left = dueAt - monotonic();
      if (left > 0) {
        arm(left);
        return;
      }
      waiting.delete(look);
      run();
    };
    const arm = (left: number): void => {
      cancelSlice = time.timer(Math.min(Math.ceil(left), SLICE_MS), look);
    };
    waiting.add(look);
    arm(Math.max(0, ms));
    return () => {
      waiting.delete(look);
      cancelSlice();
    };
  };
  return {
    now: () => time.wall(),
    monotonic,
    countsSleep: true,
    setTimer,
    recheck: () => {
      lookForSleep();
      for (const look of [...waiting]) if (waiting.has(look)) look();
    },
  };
};
