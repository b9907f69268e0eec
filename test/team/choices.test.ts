/** Choices by hand and a line of status end when they should, whatever the clocks and the network do (P2, P7). */
import { describe, expect, it } from 'vitest';
import { newTeamWorld } from '../support/team-world/index.ts';

const MINUTE = 60_000;

describe('a choice with an end', () => {
  it('[P2] [P7] ends for everybody on the relay’s clock, also with no device connected', async () => {
    const world = newTeamWorld();
    const ana = await world.join('Ana', { aheadMs: 90 * MINUTE });
    const ben = await world.join('Ben');
    const seen = () => ben.view().teammates[ana.memberId]?.presence;
    await ana.send({ type: 'setManual', show: 'busy', forMs: 30 * MINUTE });
    await ana.send({ type: 'setStatus', text: 'Lunch', until: ana.clock.now() + 20 * MINUTE });
    await world.settle();
    expect(seen()).toMatchObject({ show: 'busy', source: 'manual', statusText: 'Lunch' });
    expect((seen()?.until ?? 0) - ben.clock.now()).toBe(30 * MINUTE);
    ana.sleep();
    await world.pass(31 * MINUTE);
    expect(seen()).toMatchObject({ show: 'offline' });
    expect(seen()?.statusText).toBeUndefined();
    ana.wake();
    await world.pass(MINUTE);
    expect(seen()).toMatchObject({ show: 'available', source: 'connection' });
    expect(ana.view().own.manual).toBeNull();
  });

  it('[P7] ends at the right moment offline, over a restart, and with the clock set in between', async () => {
    const world = newTeamWorld();
    const ana = await world.join('Ana');
    ana.setNetwork(false);
    await ana.send({ type: 'setManual', show: 'busy', forMs: 30 * MINUTE });
    await ana.send({ type: 'setStatus', text: 'Lunch', until: ana.clock.now() + 45 * MINUTE });
    await world.pass(10 * MINUTE);
    await ana.restart();
    ana.clock.setWall(ana.clock.now() + 5 * 60 * MINUTE);
    await world.pass(19 * MINUTE);
    expect(ana.view().own).toMatchObject({ presence: { show: 'busy' }, status: { text: 'Lunch' } });
    ana.clock.setWall(ana.clock.now() - 9 * 60 * MINUTE);
    await world.pass(2 * MINUTE);
    expect(ana.view().own).toMatchObject({ manual: null, presence: { show: 'available' } });
    await world.pass(15 * MINUTE);
    expect(ana.view().own.status).toBeNull();
  });

  it('[P2] [P7] an open door is open until its end, and only to whoever is there', async () => {
    const world = newTeamWorld();
    const ana = await world.join('Ana');
    const ben = await world.join('Ben');
    const seen = () => ben.view().teammates[ana.memberId]?.presence.show;
    await ana.send({ type: 'setManual', show: 'open', forMs: 60 * MINUTE });
    await world.settle();
    expect(seen()).toBe('open');
    ana.setActivity({ activity: 'locked' });
    await world.settle();
    expect(seen()).toBe('away');
    ana.setActivity({ activity: 'active' });
    await world.settle();
    expect(seen()).toBe('open');
    await world.pass(61 * MINUTE);
    expect(seen()).toBe('available');
  });
});
