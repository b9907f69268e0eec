/** What every source of activity has to do, whatever it asks. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ActivityReading, ActivitySource } from '../../shared/engine/ports.ts';

/** A source, and the person in front of it. */
export interface ActivityUnderTest {
  readonly source: ActivitySource;
  /** The person does something. */
  input(): Promise<void>;
  /** Nobody touches anything for so long. */
  rest(ms: number): Promise<void>;
  /** From now on the source cannot see how the person stands. */
  blind(): Promise<void>;
  /** Timers that wait. */
  timers(): number;
}

const MINUTE = 60_000;

/** The suite. */
export const activitySourceContract = (
  name: string,
  open: () => Promise<ActivityUnderTest>,
): void => {
  describe(`activity source: ${name}`, () => {
    let under: ActivityUnderTest;
    let readings: ActivityReading[];
    let stop: () => void;
    const told = (): readonly string[] => readings.map(({ activity }) => activity);
    beforeEach(async () => {
      under = await open();
      readings = [];
      stop = under.source.watch((reading) => readings.push(reading));
      await under.input();
    });
    afterEach(() => stop());

    it('tells how the person stands soon, and no more while that is so', async () => {
      for (let i = 0; i < 10; i += 1) {
        await under.rest(MINUTE);
        await under.input();
      }
      expect(told()).toEqual(['active']);
    });

    it('[P4] tells idle after five minutes, and active with the next input, each once', async () => {
      await under.rest(5 * MINUTE - 30_000);
      expect(told()).toEqual(['active']);
      await under.rest(MINUTE);
      await under.rest(MINUTE);
      await under.input();
      expect(told()).toEqual(['active', 'idle', 'active']);
    });

    it('[P4] tells idle after another time once that is set, also for the rest that is under way', async () => {
      await under.rest(2 * MINUTE);
      under.source.setIdleAfter(MINUTE);
      await under.rest(0);
      expect(told()).toEqual(['active', 'idle']);
      under.source.setIdleAfter(60 * MINUTE);
      await under.rest(30 * MINUTE);
      expect(told()).toEqual(['active', 'idle', 'active']);
    });

    it('[P3] tells unknown and why when it cannot see', async () => {
      await under.blind();
      expect(told()).toEqual(['active', 'unknown']);
      expect(readings[1]?.problem).toMatch(/\w+ .*Choose Away by hand/);
    });

    it('tells nothing once it is stopped, and leaves no timer', async () => {
      stop();
      stop();
      await under.rest(10 * MINUTE);
      await under.input();
      under.source.setIdleAfter(MINUTE);
      expect(told()).toEqual(['active']);
      expect(under.timers()).toBe(0);
    });

    it('can be watched anew', async () => {
      stop();
      under.source.setIdleAfter(2 * MINUTE);
      stop = under.source.watch((reading) => readings.push(reading));
      await under.input();
      await under.rest(3 * MINUTE);
      expect(told()).toEqual(['active', 'active', 'idle']);
    });
  });
};
