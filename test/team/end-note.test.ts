/** The end of a focus is told once and truly, also by a machine that slept through it (C3, F1). */
import { describe, expect, it } from 'vitest';
import { type Desk, newTeamWorld, type TeamWorld } from '../support/team-world/index.ts';

const MINUTE = 60_000;
const focus = {
  type: 'startFocus',
  lengthMs: 25 * MINUTE,
  shareLabel: false,
  urgent: 'allow',
} as const;
const told = (desk: Desk): readonly string[] =>
  desk.notifications.filter(({ tag }) => tag === 'focus').map(({ body }) => body);

const scene = async () => {
  const world = newTeamWorld();
  const ana = await world.join('Ana');
  const ben = await world.join('Ben');
  const writes = async (count: number): Promise<void> => {
    for (let n = 0; n < count; n += 1)
      await ben.send({ type: 'sendMessage', to: ana.memberId, body: `${n}`, urgency: 'normal' });
    await world.settle();
  };
  await ana.send(focus);
  await world.settle();
  return { world, ana, writes };
};

/** It wakes: what comes first is a race between its timers and what stands in its sockets. */
const wakes = async (
  world: TeamWorld,
  desk: Desk,
  isTold: boolean,
  first: 'timers' | 'frames',
): Promise<void> => {
  desk.wake(isTold);
  if (first === 'timers') desk.clock.advance(1);
  await world.settle();
  await world.pass(MINUTE);
};

describe.each([
  ['for a moment', 20_000, true],
  ['for a moment, and is not told that it woke', 20_000, false],
  ['for an hour', 60 * MINUTE, true],
  ['for an hour, and is not told that it woke', 60 * MINUTE, false],
])('a laptop that sleeps %s past its deadline', (_, ms, isTold) => {
  it.each([
    ['before', 2, 0, 'timers'],
    ['before', 2, 0, 'frames'],
    ['before and meanwhile', 1, 1, 'timers'],
    ['before and meanwhile', 1, 1, 'frames'],
    ['meanwhile only', 0, 2, 'timers'],
    ['meanwhile only', 0, 2, 'frames'],
  ] as const)(
    '[C3] [H4] tells once of messages that came %s (%i, %i, %s first)',
    async (_when, before, meanwhile, first) => {
      const { world, ana, writes } = await scene();
      await writes(before);
      await world.pass(24 * MINUTE + 55_000);
      ana.sleep();
      await writes(meanwhile);
      await world.pass(ms);
      await wakes(world, ana, isTold, first);
      expect(ana.view().review).toHaveLength(2);
      expect(told(ana)).toEqual(['2 messages from 1 person while you were focusing.']);
    },
  );

  it('[C3] says that nothing waited only where nothing did', async () => {
    const { world, ana } = await scene();
    await world.pass(24 * MINUTE + 55_000);
    ana.sleep();
    await world.pass(ms);
    await wakes(world, ana, isTold, 'timers');
    // An hour later it is no news that nothing was.
    expect(told(ana)).toEqual(ms < 10 * MINUTE ? ['Nothing was waiting for you.'] : []);
  });
});

describe('a relay that is away at the end of a focus', () => {
  it('[C3] is said to be, and what comes later takes the place of that', async () => {
    const { world, ana, writes } = await scene();
    await writes(1);
    ana.setNetwork(false);
    await world.pass(30 * MINUTE);
    expect(told(ana)).toEqual([
      'What was sent to you meanwhile comes as soon as the relay can be reached.',
    ]);
    ana.setNetwork(true);
    ana.wake();
    await world.pass(MINUTE);
    expect(told(ana).at(-1)).toBe('1 message from 1 person while you were focusing.');
  });
});
