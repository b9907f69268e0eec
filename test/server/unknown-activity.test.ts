/** Devices that cannot tell whether anyone is there (P3). */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Presence } from '../../shared/protocol/fields.ts';
import { isType, type RelayClient } from '../support/relay-client.ts';
import { type Account, type RelayRig, startRig } from '../support/relay-rig.ts';

const MINUTE = 60_000;
let rig: RelayRig;
let ana: Account & { inviteUrl: string };
let b: RelayClient;

beforeEach(async () => {
  rig = await startRig();
  ana = await rig.team('Ana');
  b = await rig.online(await rig.join(ana.inviteUrl, 'Ben'));
});
afterEach(async () => {
  expect(rig.reports).toEqual([]);
  await rig.close();
});

/** All that Ben's window was told of a member since a frame, in order. */
const toldOf = (memberId: string, since = 0): Presence[] =>
  b.frames
    .slice(since)
    .filter(isType('presence'))
    .flatMap((frame) => frame.members.filter((it) => it.memberId === memberId));
const now = async (): Promise<Presence | undefined> => {
  await b.ask('ping');
  return toldOf(ana.memberId).at(-1);
};

it('[P3] takes an unknown device for active ten minutes after a person asked something', async () => {
  const a = await rig.connected(ana);
  await a.ask('activity', { activity: 'unknown', at: 0 });
  expect(await now()).toMatchObject({ show: 'away', source: 'idle' });
  await a.ask('status', { text: 'here' });
  expect(await now()).toMatchObject({ show: 'available', statusText: 'here' });
  await rig.pass(9 * MINUTE);
  expect(await now()).toMatchObject({ show: 'available' });
  await rig.pass(MINUTE); // Pings went on all the time: they are not a person.
  expect(await now()).toMatchObject({ show: 'away', source: 'idle' });
});

it('[P3] takes a device that was active and is now unknown for active ten minutes more', async () => {
  const a = await rig.online(ana);
  expect(await now()).toMatchObject({ show: 'available' });
  await rig.pass(20 * MINUTE);
  const seen = b.frames.length;
  await a.ask('activity', { activity: 'unknown', at: 0 });
  await rig.pass(9 * MINUTE);
  await b.ask('ping');
  expect(toldOf(ana.memberId, seen)).toEqual([]);
  await a.ask('activity', { activity: 'unknown', at: 0 }); // The same again adds nothing.
  await rig.pass(MINUTE);
  expect(await now()).toMatchObject({ show: 'away', source: 'idle' });
});

it('[P3] does not take a device for active that was idle and is now unknown', async () => {
  const a = await rig.online(ana);
  await a.ask('activity', { activity: 'idle', at: 0 });
  expect(await now()).toMatchObject({ show: 'away', source: 'idle' });
  const seen = b.frames.length;
  await a.ask('activity', { activity: 'unknown', at: 0 });
  await b.ask('ping');
  expect(toldOf(ana.memberId, seen)).toEqual([]);
});
