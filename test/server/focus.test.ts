/** Focus that is told late, as the relay takes it (F6). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isType, type RelayClient } from '../support/relay-client.ts';
import { type Account, newId, type RelayRig, startRig, words } from '../support/relay-rig.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
let rig: RelayRig;
let ana: Account & { inviteUrl: string };
let a: RelayClient;
const about = { shareLabel: false, urgent: 'allow' };
const focusEntries = () =>
  a.entries().flatMap(({ entry }) => (entry.type === 'focus' ? [entry] : []));
/** Time passes; the device, which fell silent, comes back. */
const pass = async (ms: number): Promise<void> => {
  a.vanish();
  rig.clock.advance(ms);
  a = await rig.online(ana);
};
const past = (fromMinutes: number, toMinutes: number, focusId = newId()) => ({
  focusId,
  startedAt: rig.clock.now() - fromMinutes * MINUTE,
  endsAt: rig.clock.now() - toMinutes * MINUTE,
  outcome: 'expired',
  ...about,
});

beforeEach(async () => {
  rig = await startRig();
  ana = await rig.team('Ana');
  a = await rig.online(ana);
});
afterEach(async () => {
  expect(rig.reports).toEqual([]);
  await rig.close();
});

describe('focus that is told late', () => {
  it('[F6] begins when it began, and messages are held for what is left', async () => {
    const startedAt = rig.clock.now() - 10 * MINUTE;
    const endsAt = rig.clock.now() + 15 * MINUTE;
    await a.ask('focus.start', { focusId: newId(), endsAt, startedAt, pausedMs: 1000, ...about });
    expect(focusEntries()).toMatchObject([{ startedAt, endsAt, pausedMs: 1000 }]);
    const ben = await rig.online(await rig.join(ana.inviteUrl, 'Ben'));
    expect(await ben.ask('message.send', words(ana.memberId, 'hi'))).toMatchObject({
      state: 'held',
      expectedAt: endsAt,
    });
  });

  it('[F6] is revived by an extension in time; what was released stays released', async () => {
    const benAccount = await rig.join(ana.inviteUrl, 'Ben');
    const ben = await rig.online(benAccount);
    const focusId = newId();
    const endsAt = rig.clock.now() + 5 * MINUTE;
    await a.ask('focus.start', { focusId, endsAt, ...about });
    await ben.ask('message.send', words(ana.memberId, 'first'));
    const inTime = rig.clock.now() + 4 * MINUTE;
    ben.vanish();
    await pass(5 * MINUTE);
    await a.entry('batch');
    const later = rig.clock.now() + 20 * MINUTE;
    await a.ask('focus.change', { focusId, endsAt: later, at: inTime });
    expect(focusEntries().at(-1)).toMatchObject({ state: 'running', endsAt: later });
    const again = await rig.online(benAccount);
    expect(await again.ask('message.send', words(ana.memberId, 'second'))).toMatchObject({
      state: 'held',
      expectedAt: later,
    });
    expect(a.entries().filter(({ entry }) => entry.type === 'batch')).toHaveLength(1);
  });

  it('[F6] is not revived once it was ended by hand', async () => {
    const focusId = newId();
    const at = rig.clock.now();
    await a.ask('focus.start', { focusId, endsAt: at + 30 * MINUTE, ...about });
    await pass(10 * MINUTE);
    await a.ask('focus.end', { focusId, outcome: 'stopped' });
    await pass(MINUTE);
    const change = { focusId, endsAt: at + HOUR, at: at + 10.5 * MINUTE };
    expect(await a.ask('focus.change', change)).toMatchObject({ code: 'conflict' });
  });

  it('[F6] is reported as an entry of the log, once, and leaves the session in progress alone', async () => {
    const focusId = newId();
    await a.ask('focus.start', { focusId, endsAt: rig.clock.now() + 30 * MINUTE, ...about });
    const session = past(90, 60);
    expect(await a.ask('focus.report', { session })).toMatchObject({ type: 'ok' });
    expect(await a.ask('focus.report', { session })).toMatchObject({ type: 'ok' });
    expect(focusEntries().slice(1)).toMatchObject([{ ...session, state: 'ended' }]);
    const again = await rig.connected(ana);
    expect(again.frames.find(isType('welcome'))?.me.focus).toMatchObject({ focusId });
  });

  it('[F6] ends the session in progress when it is that one', async () => {
    const focusId = newId();
    const startedAt = rig.clock.now();
    await a.ask('focus.start', { focusId, endsAt: startedAt + 30 * MINUTE, ...about });
    await pass(10 * MINUTE);
    const endsAt = startedAt + 5 * MINUTE;
    const session = { focusId, startedAt, endsAt, outcome: 'completed', ...about };
    await a.ask('focus.report', { session });
    expect(focusEntries().at(-1)).toMatchObject({ state: 'ended', outcome: 'completed', endsAt });
  });

  it.each([
    ['ahead', () => past(10, -1)],
    ['longer than twelve hours', () => past(13 * 60, 30)],
    ['backwards', () => past(10, 20)],
    ['older than 30 days', () => past(31 * 24 * 60, 31 * 24 * 60 - 25)],
    ['more paused than it took', () => ({ ...past(30, 10), pausedMs: 21 * MINUTE })],
  ])('[F6] is not taken when it is %s', async (_, session) => {
    expect(await a.ask('focus.report', { session: session() })).toMatchObject({ code: 'invalid' });
    expect(focusEntries()).toEqual([]);
  });
});
