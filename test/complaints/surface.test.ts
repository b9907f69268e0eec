/** What people asked of others in vain: "tell me when they are back". */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RelayClient } from '../support/relay-client.ts';
import { type Account, type RelayRig, startFocus, startRig } from '../support/relay-rig.ts';

const MINUTE = 60_000;
let rig: RelayRig;
let founder: Account & { readonly inviteUrl: string };
let ben: Account;
beforeEach(async () => {
  rig = await startRig();
  founder = await rig.team();
  ben = await rig.join(founder.inviteUrl, 'Ben');
});
afterEach(async () => {
  expect(rig.reports).toEqual([]);
  await rig.close();
});

const isMet = (entry: { readonly state: string }): boolean => entry.state === 'met';
const metOf = (client: RelayClient): number =>
  client.entries().filter(({ entry }) => entry.type === 'surface' && isMet(entry)).length;

// https://github.com/RocketChat/feature-requests/issues/34
it('[S1] RocketChat/feature-requests#34: tells me once when somebody who is offline is online', async () => {
  const ana = await rig.online(founder);
  await ana.ask('surface.ask', { to: ben.memberId });
  await rig.pass(30 * MINUTE);
  expect(metOf(ana)).toBe(0);
  const back = await rig.online(ben);
  await ana.entry('surface', isMet);
  for (let times = 0; times < 3; times += 1) {
    await back.ask('activity', { activity: 'idle', at: rig.clock.now() });
    await back.ask('activity', { activity: 'active', at: rig.clock.now() });
  }
  await ana.ask('ping');
  expect(metOf(ana)).toBe(1);
});

// https://github.com/RocketChat/feature-requests/issues/64
it('[S1] RocketChat/feature-requests#64: tells me when somebody who is busy or away is available', async () => {
  const ana = await rig.online(founder);
  const there = await rig.online(ben);
  for (const show of ['busy', 'away'] as const) {
    await there.ask('manual', { show, until: rig.clock.now() + 10 * MINUTE });
    const before = metOf(ana);
    await ana.ask('surface.ask', { to: ben.memberId });
    expect(metOf(ana)).toBe(before);
    await rig.pass(10 * MINUTE);
    await ana.ask('ping');
    expect(metOf(ana)).toBe(before + 1);
  }
  const { focusId } = await startFocus(rig, there, 30 * MINUTE);
  await ana.ask('surface.ask', { to: ben.memberId });
  await there.ask('focus.end', { focusId, outcome: 'completed' });
  await ana.ask('ping');
  expect(metOf(ana)).toBe(3);
});
