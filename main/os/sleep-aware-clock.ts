/**
 * A monotonic clock that counts time asleep (F2). Node's `performance.now` stands still on Linux while the
 * machine sleeps; the system's uptime goes on but is coarse. The fine clock is moved ahead by what the
 * coarse one is ahead of it.
 */
import type { CancelTimer, Clock } from '../../shared/engine/ports.ts';

/** The platform's own clocks, all in milliseconds. */
export interface PlatformTime {
  wall(): number;
  /** Fine and monotonic; may stand still asleep. */
  fine(): number;
  /** Counts sleep, with a resolution of a second or better. */
  uptime(): number;
  /** A platform timer: at most 24.8 days, and it may stand still asleep. */
  timer(ms: number, run: () => void): CancelTimer;
}

/** A clock whose timers can be looked at again after the machine slept. */
export interface DesktopClock extends Clock {
  /** The machine woke: runs what came due meanwhile. */
  recheck(): void;
}

/** Less is noise between the two clocks: macOS tells its uptime in whole seconds. */
const NOISE_MS = 2000;
/**
 * A long timer looks at the clock so often. A platform timer stands still while the machine sleeps, and
 * the event that it woke can be missing (electron#42050): a deadline is then missed by this much at most.
 */
const SLICE_MS = 30_000;

const createMonotonic = (time: PlatformTime): (() => number) => {
  const aheadAtStart = time.uptime() - time.fine();
  let sleptMs = 0;
  return () => {
    const fine = time.fine();
    const ahead = time.uptime() - fine - aheadAtStart;
    if (ahead > sleptMs + NOISE_MS) sleptMs = ahead;
    return fine + sleptMs;
  };
};

/** The clock of the desktop app. */
export const createSleepAwareClock = (time: PlatformTime): DesktopClock => {
  const monotonic = createMonotonic(time);
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
      for (const look of [...waiting]) if (waiting.has(look)) look();
    },
  };
};
