/** What every clock has to do; run against each host's, and against the one that tests move. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../server/core/ports.ts';

/** The part of a clock that the relay and every client rely on. */
export interface ClockUnderTest {
  readonly clock: Clock;
  /** Lets time pass. */
  advance(ms: number): void;
  done(): void;
}

const DAY = 86_400_000;

/** The suite. */
export const clockContract = (name: string, open: () => ClockUnderTest): void => {
  describe(`clock: ${name}`, () => {
    let under: ClockUnderTest;
    let rung: string[];
    const set = (label: string, ms: number) =>
      under.clock.setTimer(ms, () => void rung.push(label));
    beforeEach(() => {
      under = open();
      rung = [];
    });
    afterEach(() => {
      under.done();
    });

    it('tells whole milliseconds of the epoch, and how much time passed', () => {
      const [wall, mono] = [under.clock.now(), under.clock.monotonic()];
      expect(Number.isInteger(wall)).toBe(true);
      under.advance(1234);
      expect(under.clock.now() - wall).toBe(1234);
      expect(under.clock.monotonic() - mono).toBeCloseTo(1234, 0);
    });

    it('rings once when the time is over, and not before', () => {
      set('a', 1000);
      under.advance(999);
      expect(rung).toEqual([]);
      under.advance(1);
      under.advance(5000);
      expect(rung).toEqual(['a']);
    });

    it('rings in the order of the moments, also at once', () => {
      set('late', 20);
      set('early', 10);
      set('now', 0);
      expect(rung).toEqual([]); // Never within the call.
      under.advance(20);
      expect(rung).toEqual(['now', 'early', 'late']);
    });

    it('does not ring when it was called off, and calling off again changes nothing', () => {
      const cancel = set('a', 10);
      set('b', 10);
      cancel();
      cancel();
      under.advance(10);
      cancel();
      expect(rung).toEqual(['b']);
    });

    it('waits longer than a platform timer can', () => {
      const cancel = set('called off', 60 * DAY);
      set('a', 60 * DAY);
      under.advance(30 * DAY);
      cancel(); // After the platform's own timer was set anew.
      under.advance(30 * DAY - 1);
      expect(rung).toEqual([]);
      under.advance(1);
      expect(rung).toEqual(['a']);
    });
  });
};
