/** Tells a clock that was set from a machine that slept, by the wall clock and one that cannot be set (F2). */

/** Both clocks at one moment, ms. */
export interface ClockReading {
  readonly wall: number;
  /** A clock that never jumps. */
  readonly monotonic: number;
}

/** What happened between two readings, ms. */
export interface Drift {
  /** By how much the wall clock was set: positive is forward. */
  readonly shiftMs: number;
  /** How long the machine slept, where the monotonic clock stood still meanwhile. */
  readonly sleptMs: number;
}

/** Differences below this are noise and slow discipline of the clock by the system. */
const NOISE_MS = 2000;

/**
 * What happened between two readings. Where the monotonic clock counts time asleep, every difference is a
 * clock that was set. Where it does not, a forward difference is taken as sleep, by far the commoner case.
 */
export const driftBetween = (
  before: ClockReading,
  after: ClockReading,
  countsSleep: boolean,
): Drift => {
  const difference = after.wall - before.wall - (after.monotonic - before.monotonic);
  if (Math.abs(difference) < NOISE_MS) return { shiftMs: 0, sleptMs: 0 };
  const isSleep = difference > 0 && !countsSleep;
  return isSleep ? { shiftMs: 0, sleptMs: difference } : { shiftMs: difference, sleptMs: 0 };
};
