/** Finds out that the machine slept, which no browser tells: from what the clocks say after a short timer. */
import { type ClockReading, driftBetween } from '../../shared/domain/clock-drift.ts';
import type { CancelTimer, Clock } from '../../shared/engine/ports.ts';

/** How often the clocks are compared. */
const TICK_MS = 15_000;
/** A tick that is so late was slept through. Browsers make one of a hidden page a minute late by themselves. */
const LATE_MS = 60_000;

const read = (clock: Clock): ClockReading => ({ wall: clock.now(), monotonic: clock.monotonic() });

/** Whether the machine slept between two readings, whichever way its monotonic clock takes sleep. */
const hasSlept = (before: ClockReading, after: ClockReading): boolean =>
  driftBetween(before, after, false).sleptMs > 0 ||
  after.monotonic - before.monotonic - TICK_MS >= LATE_MS;

/** Calls `onWake` soon after the machine woke. Returns how to stop. */
export const watchForSleep = (clock: Clock, onWake: () => void): (() => void) => {
  let cancel: CancelTimer = () => undefined;
  const arm = (before: ClockReading): void => {
    cancel = clock.setTimer(TICK_MS, () => {
      const after = read(clock);
      if (hasSlept(before, after)) onWake();
      arm(after);
    });
  };
  arm(read(clock));
  return () => cancel();
};
