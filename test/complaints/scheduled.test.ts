/** What people wished of a do-not-disturb that comes by itself: real engines on the real relay. */
import { expect, it } from 'vitest';
import { newTeamWorld } from '../support/team-world/index.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** The world begins on Sunday 15 June 2025, 15:06:40 UTC. */
const TO_MONDAY_NINE = 17 * 60 * MINUTE + 53 * MINUTE + 20_000;

// https://github.com/zulip/zulip/issues/9265 and https://github.com/zulip/zulip/issues/29098
it('[F8] [H4] zulip#9265, #29098: do not disturb comes on a schedule, day for day, and ends by itself', async () => {
  const world = newTeamWorld();
  const ana = await world.join('Ana');
  const ben = await world.join('Ben');
  const seen = () => ben.view().teammates[ana.memberId]?.presence.show;
  const stretches = [1, 2].map((day) => ({ day, from: 9 * 60, to: 11 * 60 }));
  await ana.send({ type: 'changeSettings', plan: { stretches, start: 'auto' } });
  await world.pass(TO_MONDAY_NINE - MINUTE);
  for (const day of [1, 2]) {
    expect(seen()).toBe('available');
    await world.pass(2 * MINUTE);
    expect(seen()).toBe('focusing');
    const body = `day ${day}`;
    await ben.send({ type: 'sendMessage', to: ana.memberId, body, urgency: 'normal' });
    await world.settle();
    expect(ana.view().review).toHaveLength(day - 1);
    await world.pass(120 * MINUTE);
    expect(seen()).toBe('available');
    expect(ana.view().review).toHaveLength(day);
    await world.pass(DAY - 122 * MINUTE);
  }
}, 120_000);
