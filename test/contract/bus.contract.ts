/** What every bus of the relay has to do; run against each adapter. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bus } from '../../server/core/bus.ts';

/** A bus under test, and how to wait until what was published has arrived. */
export interface BusUnderTest {
  readonly bus: Bus;
  arrived(): Promise<void>;
}

/** The suite. */
export const busContract = (name: string, open: () => Promise<BusUnderTest>): void => {
  describe(`bus: ${name}`, () => {
    let under: BusUnderTest;
    const listen = (teamId: string) => {
      const got: string[] = [];
      const stop = under.bus.subscribe(teamId, (frames) => got.push(...frames));
      return { got, stop };
    };
    beforeEach(async () => {
      under = await open();
    });
    afterEach(() => under.bus.close());

    it('[P6] tells all who listen to a team, in one order', async () => {
      const [one, two] = [listen('crew'), listen('crew')];
      under.bus.publish('crew', () => ['a', 'b']);
      under.bus.publish('crew', () => ['c']);
      await under.arrived();
      expect([one.got, two.got]).toEqual([
        ['a', 'b', 'c'],
        ['a', 'b', 'c'],
      ]);
    });

    it('[P8] tells nothing of one team to another', async () => {
      const other = listen('other');
      listen('crew');
      under.bus.publish('crew', () => ['a']);
      await under.arrived();
      expect(other.got).toEqual([]);
    });

    it('[P6] tells what comes after the subscription, and nothing after its end', async () => {
      under.bus.publish('crew', () => ['before']);
      const { got, stop } = listen('crew');
      const stays = listen('crew');
      under.bus.publish('crew', () => ['a']);
      await under.arrived();
      stop();
      stop();
      under.bus.publish('crew', () => ['after']);
      await under.arrived();
      expect(got).toEqual(['a']);
      expect(stays.got).toEqual(['a', 'after']);
    });

    it('lets a listener stop while it is told', async () => {
      const got: string[] = [];
      const stop = under.bus.subscribe('crew', (frames) => {
        got.push(...frames);
        stop();
      });
      const after = listen('crew');
      under.bus.publish('crew', () => ['a']);
      under.bus.publish('crew', () => ['b']);
      await under.arrived();
      expect([got, after.got]).toEqual([['a'], ['a', 'b']]);
    });

    it('[P6] does no work for a team that nobody listens to', async () => {
      const make = vi.fn(() => ['a']);
      listen('crew').stop();
      under.bus.publish('crew', make);
      await under.arrived();
      expect(make).not.toHaveBeenCalled();
    });
  });
};
