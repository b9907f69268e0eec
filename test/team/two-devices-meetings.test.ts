/** That two met is dismissed for all devices of a member, at any of them (S1). */
import { beforeEach, describe, expect, it } from 'vitest';
import { type Desk, newTeamWorld, type TeamWorld } from '../support/team-world/index.ts';

const MINUTE = 60_000;
let world: TeamWorld;
let ana: Desk;
let ben: Desk;
let laptop: Desk;
beforeEach(async () => {
  world = newTeamWorld();
  ana = await world.join('Ana');
  ben = await world.join('Ben');
  laptop = await world.addDevice(ben);
  await world.settle();
});

const meet = async (): Promise<void> => {
  await ana.send({ type: 'askToMeet', to: ben.memberId });
  await world.pass(1000);
};
const dismiss = (desk: Desk, other: Desk) =>
  desk.send({ type: 'dismissMeeting', memberId: other.memberId });
const shown = (...desks: readonly Desk[]) => desks.map((desk) => desk.view().meetings.length);
const dismissals = ({ memberId }: Desk) =>
  world.logOf(memberId).filter(({ entry }) => entry.type === 'surface' && entry.metAt).length;

describe('the news of a meeting', () => {
  it('[S1] that was dismissed at one device goes from the other, and stays with the teammate', async () => {
    await meet();
    expect(shown(ben, laptop, ana)).toEqual([1, 1, 1]);
    await dismiss(ben, ana);
    expect(shown(ben, laptop)).toEqual([0, 1]);
    await world.settle();
    expect(shown(ben, laptop, ana)).toEqual([0, 0, 1]);
    expect([dismissals(ben), dismissals(ana)]).toEqual([1, 0]);
    await world.restartRelay();
    await Promise.all([ben.restart(), laptop.restart()]);
    await world.pass(MINUTE);
    expect(shown(ben, laptop, ana)).toEqual([0, 0, 1]);
  });

  it('[S1] [C1] that was dismissed offline goes from the other device later, over a restart', async () => {
    await meet();
    ben.setNetwork(false);
    await dismiss(ben, ana);
    await ben.restart();
    await world.pass(MINUTE);
    expect(shown(ben, laptop)).toEqual([0, 1]);
    ben.setNetwork(true);
    await world.pass(3 * MINUTE);
    expect(shown(ben, laptop)).toEqual([0, 0]);
  });

  it('[S1] that was dismissed at both is told once', async () => {
    await meet();
    for (const desk of [ben, laptop]) {
      desk.setNetwork(false);
      await dismiss(desk, ana);
      await dismiss(desk, ana);
    }
    for (const desk of [ben, laptop]) desk.setNetwork(true);
    await world.pass(3 * MINUTE);
    expect([...shown(ben, laptop), dismissals(ben)]).toEqual([0, 0, 1]);
  });

  it('[S1] that came after what was dismissed offline is still shown', async () => {
    await meet();
    ben.setNetwork(false);
    await dismiss(ben, ana);
    await meet();
    ben.setNetwork(true);
    await world.pass(3 * MINUTE);
    expect(shown(ben, laptop)).toEqual([1, 1]);
  });

  it('[S1] goes from all devices of who asks again', async () => {
    await meet();
    await ana.send({ type: 'setManual', show: 'away' });
    await ben.send({ type: 'askToMeet', to: ana.memberId });
    await world.settle();
    expect(shown(ben, laptop)).toEqual([0, 0]);
    expect(Object.keys(laptop.view().asks)).toEqual([ana.memberId]);
  });
});
