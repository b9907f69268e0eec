/**
 * A monotonic clock that counts time asleep (F2). Node's `performance.now` stands still on Linux while the
 * machine sleeps; the system's uptime goes on but is coarse. The fine clock is moved ahead by what the
 * coarse one is ahead of it.
 */

/** The platform's two clocks that cannot be set, ms. */
export interface MonotonicTime {
  /** Fine; may stand still asleep. */
  fine(): number;
  /** Counts sleep, with a resolution of a second or better. */
  uptime(): number;
}

/** Less is noise between the two clocks: macOS tells its uptime in whole seconds. */
const NOISE_MS = 2000;

/** A clock that never jumps back and counts sleep, ms; its zero means nothing. */
export const sleepAwareMonotonic = (time: MonotonicTime): (() => number) => {
  const aheadAtStart = time.uptime() - time.fine();
  let sleptMs = 0;
  return () => {
    const fine = time.fine();
    const ahead = time.uptime() - fine - aheadAtStart;
    if (ahead > sleptMs + NOISE_MS) sleptMs = ahead;
    return fine + sleptMs;
  };
};
