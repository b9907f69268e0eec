/** What people complained of after standby: real engines on the real relay. */
import { expect, it } from 'vitest';
import { type Desk, newTeamWorld, type TeamWorld } from '../support/team-world/index.ts';

const MINUTE = 60_000;

const write = async (world: TeamWorld, from: Desk, to: Desk, body: string): Promise<void> => {
  await from.send({ type: 'sendMessage', to: to.memberId, body, urgency: 'normal' });
  await world.settle();
};
const bodies = (desk: Desk): readonly string[] => desk.view().review.map(({ body }) => body);

// https://github.com/mattermost/mattermost/issues/11647
it('[H6] mattermost#11647: messages that came while the laptop slept are all there, in order, once', async () => {
  const world = newTeamWorld();
  const ana = await world.join('Ana');
  const ben = await world.join('Ben');
  await write(world, ben, ana, 'before');
  ana.sleep();
  await world.pass(3 * MINUTE);
  for (const body of ['one', 'two', 'three']) await write(world, ben, ana, body);
  await world.pass(8 * 60 * MINUTE);
  await write(world, ben, ana, 'four');
  ana.wake();
  await world.pass(MINUTE);
  await write(world, ben, ana, 'after');
  expect(bodies(ana)).toEqual(['before', 'one', 'two', 'three', 'four', 'after']);
  expect(world.reports).toEqual([]);
});

// https://github.com/mattermost/mattermost/issues/28073
it('[H4] [H6] mattermost#28073: nothing is missing when the system tells nothing of the standby, nor of the network', async () => {
  const world = newTeamWorld();
  const ana = await world.join('Ana');
  const ben = await world.join('Ben');
  await ana.send({
    type: 'startFocus',
    lengthMs: 25 * MINUTE,
    shareLabel: false,
    urgent: 'allow',
  });
  await world.settle();
  await write(world, ben, ana, 'held');
  ana.sleep();
  await world.pass(60 * MINUTE);
  await write(world, ben, ana, 'while away');
  ana.setNetwork(false);
  ana.wake(false);
  await world.pass(2 * MINUTE);
  expect(bodies(ana)).toEqual([]);
  ana.setNetwork(true);
  await world.pass(2 * MINUTE);
  expect(bodies(ana)).toEqual(['held', 'while away']);
  expect(ben.view().outgoing.map(({ state }) => state)).toEqual(['delivered', 'delivered']);
});
