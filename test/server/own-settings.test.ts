/** What a member sets for all their devices, at the relay. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isType, type RelayClient } from '../support/relay-client.ts';
import {
  type Account,
  batchesOf,
  type RelayRig,
  startFocus,
  startRig,
  words,
} from '../support/relay-rig.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const plan = { stretches: [{ day: 1, from: 540, to: 660 }], start: 'auto' };
let rig: RelayRig;
let ana: Account & { inviteUrl: string };
let a: RelayClient;
let b: RelayClient;

beforeEach(async () => {
  rig = await startRig();
  ana = await rig.team('Ana');
  const ben = await rig.join(ana.inviteUrl, 'Ben');
  a = await rig.online(ana);
  b = await rig.online(ben);
});
afterEach(async () => {
  expect(rig.reports).toEqual([]);
  await rig.close();
});

const send = (body: string) => b.ask('message.send', words(ana.memberId, body));
const settingsAt = (client: RelayClient) => client.frames.find(isType('welcome'))?.me.settings;

describe('settings of a member', () => {
  it('[F8] reach all their devices, now and later, and nobody else', async () => {
    const other = await rig.connected(ana);
    expect(await a.ask('settings', { presetsMs: [20 * MINUTE], plan })).toMatchObject({
      type: 'ok',
    });
    const told = { presetsMs: [20 * MINUTE], plan };
    expect(await other.entry('settings')).toMatchObject({ settings: told });
    expect(settingsAt(await rig.connected(ana))).toEqual(told);
    await b.ask('ping');
    expect(b.entries().filter(({ entry }) => entry.type === 'settings')).toEqual([]);
    expect(settingsAt(await rig.connected(await rig.join(ana.inviteUrl, 'Cid')))).toEqual({});
  });

  it('[F8] change field by field; null goes back to how it comes', async () => {
    await a.ask('settings', { presetsMs: [20 * MINUTE], plan, holdCeilingMs: HOUR });
    await a.ask('settings', { plan: null, holdCeilingMs: 2 * HOUR });
    expect(settingsAt(await rig.connected(ana))).toEqual({
      presetsMs: [20 * MINUTE],
      holdCeilingMs: 2 * HOUR,
    });
  });

  it.each([
    [{ holdCeilingMs: 29 * MINUTE }, 'holdCeilingMs'],
    [{ holdCeilingMs: 12 * HOUR + 1 }, 'holdCeilingMs'],
    [{ presetsMs: [] }, 'presetsMs'],
    [{ presetsMs: Array.from({ length: 9 }, () => HOUR) }, 'presetsMs'],
    [{ plan: { stretches: [{ day: 1, from: 660, to: 540 }], start: 'ask' } }, 'plan'],
    [{ plan: { ...plan, start: 'never' } }, 'plan.start'],
  ])('[T2] are refused beyond their limits: %j', async (fields, named) => {
    const answer = await a.ask('settings', fields);
    expect(answer).toMatchObject({ type: 'error', code: 'invalid' });
    expect(JSON.stringify(answer)).toContain(named);
  });
});

describe('the ceiling of a member', () => {
  it('[H7] is as they chose: what is held is released then, connected or not', async () => {
    await a.ask('settings', { holdCeilingMs: 30 * MINUTE });
    await startFocus(rig, a, 2 * HOUR);
    const begin = rig.clock.now();
    expect(await send('x')).toMatchObject({ state: 'held', expectedAt: begin + 30 * MINUTE });
    a.vanish();
    await rig.pass(31 * MINUTE);
    const again = await rig.connected(ana);
    await again.ask('ping');
    expect(batchesOf(again)).toMatchObject([{ reason: 'ceiling' }]);
    expect(again.frames.find(isType('welcome'))?.limits.holdCeilingMs).toBe(30 * MINUTE);
  });

  it('[H9] changed in mid-focus, its senders learn of it; what has waited longer comes at once', async () => {
    await startFocus(rig, a, 12 * HOUR);
    const begin = rig.clock.now();
    await send('x');
    await a.ask('settings', { holdCeilingMs: 8 * HOUR });
    const later = await b.entry('receipt', (it) => it.expectedAt === begin + 8 * HOUR);
    expect(later.state).toBe('held');
    await rig.pass(5 * HOUR);
    await a.ask('ping');
    expect(batchesOf(a)).toEqual([]);
    await a.ask('settings', { holdCeilingMs: null });
    expect(await a.entry('batch')).toMatchObject({ reason: 'ceiling' });
  });
});
