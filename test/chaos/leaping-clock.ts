/** A clock at the pace of the machine's that leaps when told to, for deadlines that are hours away. */
import type { Clock } from '../../server/core/ports.ts';

interface Timer {
  readonly dueAt: number;
  readonly run: () => void;
  handle: NodeJS.Timeout | null;
}

/** A clock of the relay's that a test moves forward. */
export interface LeapingClock extends Clock {
  /** Moves time on; timers that fell due meanwhile run at once, in order, as when a machine wakes up. */
  leap(ms: number): void;
}

/** What a platform timer can wait at most, ms: more overflows. Nothing here runs for so long. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** A clock that starts at `wallAt`, epoch ms. */
export const leapingClock = (wallAt: number): LeapingClock => {
  const startedAt = performance.now();
  const timers = new Set<Timer>();
  let leaptMs = 0;
  const monotonic = (): number => performance.now() - startedAt + leaptMs;
  const cancel = (timer: Timer): void => {
    timers.delete(timer);
    if (timer.handle !== null) clearTimeout(timer.handle);
  };
  const arm = (timer: Timer): void => {
    cancel(timer);
    timers.add(timer);
    const leftMs = Math.min(Math.max(0, timer.dueAt - monotonic()), MAX_TIMER_MS);
    timer.handle = setTimeout(() => {
      timers.delete(timer);
      timer.run();
    }, leftMs);
  };
  return {
    now: () => wallAt + monotonic(),
    monotonic,
    setTimer: (ms, run) => {
      const timer: Timer = { dueAt: monotonic() + ms, run, handle: null };
      arm(timer);
      return () => {
        cancel(timer);
      };
    },
    leap: (ms) => {
      leaptMs += ms;
      for (const timer of [...timers].sort((a, b) => a.dueAt - b.dueAt)) arm(timer);
    },
  };
};
