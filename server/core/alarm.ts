/** One timer for all that falls due. */
import type { CancelTimer, Clock } from './ports.ts';

/** A timer that follows the next moment of an agenda. */
export interface Alarm {
  /** Rings once at `at` (relay time, `now` being the present); null: not at all. */
  set(at: number | null, now: number): void;
}

/** An alarm that calls `ring`. */
export const newAlarm = (clock: Clock, ring: () => void): Alarm => {
  let armedFor: number | null = null;
  let cancel: CancelTimer | null = null;
  return {
    set: (at, now) => {
      if (at === armedFor) return;
      cancel?.();
      armedFor = at;
      cancel = null;
      if (at === null) return;
      cancel = clock.setTimer(Math.max(0, at - now), () => {
        armedFor = null;
        cancel = null;
        ring();
      });
    },
  };
};
