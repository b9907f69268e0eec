/** The relay's own time: the wall clock at its start, carried on by a clock that cannot be set (F2). */
import { type ClockReading, driftBetween } from '../../shared/domain/clock-drift.ts';
import type { Clock } from './ports.ts';

/** Tells relay time, epoch ms. It never runs backwards, and a wall clock that is set does not move it. */
export const relayTime = (clock: Clock): (() => number) => {
  let before: ClockReading = { wall: clock.now(), monotonic: clock.monotonic() };
  let shiftMs = 0;
  let latest = before.wall;
  return () => {
    const after = { wall: clock.now(), monotonic: clock.monotonic() };
    // Sleep moves both clocks: what moves the wall clock alone is somebody who sets it, either way.
    shiftMs += driftBetween(before, after, true).shiftMs;
    before = after;
    latest = Math.max(latest, Math.round(after.wall - shiftMs));
    return latest;
  };
};
