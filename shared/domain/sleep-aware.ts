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

/**
 * The coarse clock is looked at so often at most: Linux reads a file for it, which takes longer than most of what a
 * time is asked for.
 */
const LOOK_EVERY_MS = 20;

/** A clock that never jumps back and counts sleep; its zero means nothing. */
export interface SleepAwareTime {
  /** Milliseconds. A sleep is in them within 20 ms after it. */
  readonly now: () => number;
  /** The machine may just have slept: it is in the next `now` already. */
  readonly look: () => void;
}

/** Makes one of a platform's clocks. */
export const sleepAwareTime = (time: MonotonicTime): SleepAwareTime => {
  const aheadAtStart = time.uptime() - time.fine();
  let sleptMs = 0;
  let lookedAt = time.fine();
  const look = (): void => {
    lookedAt = time.fine();
    const ahead = time.uptime() - lookedAt - aheadAtStart;
    if (ahead > sleptMs + NOISE_MS) sleptMs = ahead;
  };
  return {
    now: () => {
      if (time.fine() - lookedAt >= LOOK_EVERY_MS) look();
      return time.fine() + sleptMs;
    },
    look,
  };
};
