/** A clock that stands still until a test moves it. */
import type { Clock } from '../../shared/engine/ports.ts';

interface Timer {
  readonly dueMono: number;
  readonly run: () => void;
}

export interface ManualClock extends Clock {
  /** Lets time pass; timers run in order, each at its own moment. */
  advance(ms: number): void;
  /** Sets the wall clock, as a user or the system would. */
  setWall(at: number): void;
  /** The machine sleeps: the wall clock goes on, timers stand still; monotonic goes on where it counts sleep. */
  sleep(ms: number): void;
  /** How many timers wait. */
  timers(): number;
}

/** A clock at `start` (epoch ms). */
export const createManualClock = (start = 1_750_000_000_000, countsSleep = true): ManualClock => {
  let wall = start;
  let mono = 0;
  const timers = new Set<Timer>();
  const next = (until: number): Timer | undefined =>
    [...timers].filter((timer) => timer.dueMono <= until).sort((a, b) => a.dueMono - b.dueMono)[0];
  const moveTo = (target: number): void => {
    wall += target - mono;
    mono = target;
  };
  return {
    countsSleep,
    now: () => wall,
    monotonic: () => mono,
    setTimer: (ms, run) => {
      const timer = { dueMono: mono + ms, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance: (ms) => {
      const until = mono + ms;
      for (let timer = next(until); timer !== undefined; timer = next(until)) {
        timers.delete(timer);
        if (timer.dueMono > mono) moveTo(timer.dueMono);
        timer.run();
      }
      if (until > mono) moveTo(until);
    },
    setWall: (at) => {
      wall = at;
    },
    sleep: (ms) => {
      wall += ms;
      if (!countsSleep) return;
      mono += ms;
    },
    timers: () => timers.size,
  };
};
