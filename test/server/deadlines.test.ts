/** Many deadlines on one timer. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Due, newDeadlines } from '../../server/socket/deadlines.ts';
import { createManualClock } from '../support/manual-clock.ts';

/** So much later than its deadline something may be told. */
const LATE_MS = 100;

it('[T3][T4] tells each that it is overdue at its own deadline, which may have moved on, and sets one timer', () => {
  const moves = fc.array(fc.nat({ max: 60_000 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(moves, { minLength: 1, maxLength: 20 }), (all) => {
      const clock = createManualClock();
      const deadlines = newDeadlines(clock);
      const late: number[] = [];
      for (const ends of all) {
        let heardAt = 0;
        // It is heard from at these moments, as long as it is watched.
        for (const ms of ends) clock.setTimer(ms, () => (heardAt = ms));
        const due: Due = {
          dueAt: () => heardAt + 10_000,
          overdue: () => {
            late.push(clock.monotonic() - due.dueAt());
            deadlines.drop(due);
          },
        };
        deadlines.watch(due);
      }
      clock.advance(200_000);
      expect(late).toHaveLength(all.length);
      expect(Math.min(...late)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...late)).toBeLessThanOrEqual(LATE_MS);
      expect(clock.timers()).toBe(0);
    }),
  );
});

it('[T4] sets no timer when nothing is left to watch', () => {
  const clock = createManualClock();
  const deadlines = newDeadlines(clock);
  const due: Due = { dueAt: () => 45_000, overdue: () => undefined };
  deadlines.watch(due);
  expect(clock.timers()).toBe(1);
  deadlines.drop(due);
  expect(clock.timers()).toBe(0);
});
