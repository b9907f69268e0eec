/** One timer for all that falls due. */
import type { CancelTimer, Clock } from './ports.ts';

/** A timer stands still while the machine sleeps: so it looks at the time this often at least, ms. */
const LOOK_EVERY_MS = 30_000;

/** A timer that follows the next moment of an agenda. */
export interface Alarm {
  /** Rings once at `at` (relay time), up to 30 s late after a sleep; null: not at all. */
  set(at: number | null): void;
}

/** An alarm that calls `ring`. `now` tells relay time. */
export const newAlarm = (clock: Clock, now: () => number, ring: () => void): Alarm => {
  let armedFor: number | null = null;
  let cancel: CancelTimer | null = null;
  const arm = (at: number): void => {
    const leftMs = Math.max(0, at - now());
    cancel = clock.setTimer(Math.min(leftMs, LOOK_EVERY_MS), () => {
      if (now() < at) {
        arm(at);
        return;
      }
      armedFor = null;
      cancel = null;
      ring();
    });
  };
  return {
    set: (at) => {
      if (at === armedFor) return;
      cancel?.();
      armedFor = at;
      cancel = null;
      if (at !== null) arm(at);
    },
  };
};
