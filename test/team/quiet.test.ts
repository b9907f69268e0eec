/** Nobody who focuses is told of anything but what is urgent, whatever happens (D4). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Desk, newTeamWorld } from '../support/team-world/index.ts';

const MINUTE = 60_000;
const ROUNDS = { of: 3, breakMs: 2 * MINUTE, longBreakMs: 4 * MINUTE, longEvery: 2 };
const move = fc.record({
  type: fc.constantFrom(
    'write',
    'write',
    'urgent',
    'pass',
    'pass',
    'start',
    'rounds',
    'more',
    'stop',
    'sleep',
    'cut',
    'mend',
    'relay',
  ),
  device: fc.integer({ min: 0, max: 1 }),
  minutes: fc.integer({ min: 1, max: 45 }),
});
type Move = typeof move extends fc.Arbitrary<infer M> ? M : never;

const tell = async (story: readonly Move[]): Promise<void> => {
  const world = newTeamWorld();
  const ana = await world.join('Ana');
  const devices: readonly Desk[] = [ana, await world.addDevice(ana)];
  const ben = await world.join('Ben');
  await ana.send({ type: 'changeSettings', holdCeilingMs: 30 * MINUTE });
  let sent = 0;
  const write = (urgency: 'normal' | 'urgent') =>
    ben.send({
      type: 'sendMessage',
      to: ana.memberId,
      body: `${urgency} ${(sent += 1)}`,
      urgency,
      ...(urgency === 'urgent' ? { urgentReason: 'fire' } : {}),
    });
  const happen = async ({ type, device, minutes }: Move): Promise<void> => {
    const at = devices[device];
    if (at === undefined) return;
    const start = (rounds = {}) =>
      at.send({
        type: 'startFocus',
        lengthMs: minutes * MINUTE,
        shareLabel: false,
        urgent: 'allow',
        ...rounds,
      });
    switch (type) {
      case 'write':
        await write('normal');
        break;
      case 'urgent':
        await write('urgent');
        break;
      case 'pass':
        await world.pass(minutes * MINUTE);
        break;
      case 'start':
        await start();
        break;
      case 'rounds':
        await start({ rounds: ROUNDS });
        break;
      case 'more':
        await at.send({ type: 'continueFocus', forMs: minutes * MINUTE });
        break;
      case 'stop':
        await at.send({ type: 'endFocus' });
        break;
      case 'sleep':
        at.sleep();
        await world.pass(minutes * MINUTE);
        at.wake();
        break;
      case 'cut':
        at.setNetwork(false);
        break;
      case 'mend':
        at.setNetwork(true);
        at.wake();
        break;
      case 'relay':
        await world.restartRelay();
        break;
    }
    await world.settle();
  };
  for (const it of story) await happen(it);
  for (const it of devices) {
    const lesser = it.toldInFocus.filter(({ urgent }) => urgent !== true);
    // That a round begins by itself is told as it begins (F5).
    expect(lesser.filter(({ tag }) => tag !== 'break')).toEqual([]);
    // One that tells of several is as urgent as what is urgent among them.
    const hasUrgent = it.view().review.some(({ urgency }) => urgency === 'urgent');
    for (const { body } of it.notifications.filter(({ urgent }) => urgent === true))
      expect(hasUrgent || body.startsWith('urgent ')).toBe(true);
  }
  expect(world.reports).toEqual([]);
};

describe('one who focuses', () => {
  it('[D4] is told in mid-focus of a batch with something urgent in it, as urgent as that', async () => {
    const move = (type: Move['type'], device = 0): Move => ({ type, device, minutes: 1 });
    await tell([
      move('relay'),
      move('rounds'),
      move('more'),
      move('urgent'),
      move('write'),
      move('sleep', 1),
    ]);
  });

  it('[D4] [C3] is told of nothing but what is urgent, and that a round begins', async () => {
    await fc.assert(fc.asyncProperty(fc.array(move, { minLength: 4, maxLength: 16 }), tell), {
      numRuns: Number(process.env['QUIET_RUNS'] ?? 60),
    });
  }, 60_000);
});
