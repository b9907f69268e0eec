/** Busy by a calendar, as the relay hears of it and teammates see it (K1). */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { BusyStretch, Presence } from '../../shared/protocol/fields.ts';
import { httpReplies } from '../../shared/protocol/http.ts';
import { CALENDAR } from '../../shared/protocol/limits.ts';
import { isType, type RelayClient } from '../support/relay-client.ts';
import { type Account, newId, type RelayRig, startRig, words } from '../support/relay-rig.ts';

const MINUTE = 60_000;
let rig: RelayRig;
let ana: Account & { inviteUrl: string };
let ben: Account;
let a: RelayClient;
let b: RelayClient;

beforeEach(async () => {
  rig = await startRig();
  ana = await rig.team('Ana');
  ben = await rig.join(ana.inviteUrl, 'Ben');
  b = await rig.online(ben);
  a = await rig.online(ana);
});
afterEach(async () => {
  expect(rig.reports).toEqual([]);
  await rig.close();
});

/** A stretch by minutes from now. */
const stretch = (fromMin: number, untilMin: number): BusyStretch => ({
  from: rig.clock.now() + fromMin * MINUTE,
  until: rig.clock.now() + untilMin * MINUTE,
});
/** Another device of Ana's, signed in and active. */
const secondDevice = async (): Promise<RelayClient> => {
  const made = await rig.post('/v1/devices', {}, ana.token);
  const { code } = httpReplies.createDeviceCode.parse(await made.json());
  const claimed = await rig.post('/v1/devices/claim', { code, deviceName: 'phone' });
  return rig.online((await claimed.json()) as Account);
};
const tell = (client: RelayClient, ...busy: BusyStretch[]) => client.ask('calendar', { busy });
const anaNow = async (client = b): Promise<Presence | undefined> => {
  await client.ask('ping');
  const told = client.frames.flatMap((frame) =>
    isType('presence')(frame) || isType('welcome')(frame) ? frame.members : [],
  );
  return told.filter((it) => it.memberId === ana.memberId).at(-1);
};
const BUSY = { show: 'busy', source: 'calendar' };

it('[K1] makes its member busy from its beginning to its end, by time alone', async () => {
  const meeting = stretch(10, 40);
  await tell(a, meeting);
  expect(await anaNow()).toMatchObject({ show: 'available' });
  await rig.pass(10 * MINUTE);
  expect(await anaNow()).toMatchObject({ ...BUSY, until: meeting.until });
  await rig.pass(30 * MINUTE);
  expect(await anaNow()).toMatchObject({ show: 'available' });
});

it('[K1] holds messages until the end of back-to-back events, as one stretch (H3, H4)', async () => {
  await tell(a, stretch(0, 30), stretch(30, 60));
  const sent = await b.ask('message.send', words(ana.memberId, 'hello'));
  expect(sent).toMatchObject({ state: 'held', expectedAt: rig.clock.now() + 60 * MINUTE });
  await rig.pass(59 * MINUTE);
  expect(a.frames.some(isType('entry'))).toBe(false);
  await rig.pass(MINUTE);
  expect(await a.entry('batch')).toMatchObject({ messages: [{ body: 'hello' }] });
});

it('[K1] unites what all devices of a member tell; each changes only its own', async () => {
  const other = await secondDevice();
  await tell(a, stretch(0, 30));
  await tell(other, stretch(20, 50));
  expect(await anaNow()).toMatchObject({ until: rig.clock.now() + 50 * MINUTE });
  await tell(other);
  expect(await anaNow()).toMatchObject({ until: rig.clock.now() + 30 * MINUTE });
  await tell(a);
  expect(await anaNow()).toMatchObject({ show: 'available' });
});

it('[K1] goes on while the device that told is away and another is there', async () => {
  const other = await secondDevice();
  await tell(a, stretch(0, 30));
  a.close();
  await rig.pass(MINUTE);
  expect(await anaNow()).toMatchObject(BUSY);
  other.close();
  await expect.poll(() => anaNow()).toMatchObject({ show: 'offline' });
});

// nextcloud/server#33314: "Automation overwrote do not disturb".
it('[K1] automation overwrites no choice made by hand: it is there before, during and after an event', async () => {
  await a.ask('manual', { show: 'busy' });
  await tell(a, stretch(0, 30));
  expect(await anaNow()).toMatchObject({ show: 'busy', source: 'manual' });
  await rig.pass(31 * MINUTE);
  expect(await anaNow()).toMatchObject({ show: 'busy', source: 'manual' });
  await a.ask('manual', { show: 'open' });
  await tell(a, stretch(0, 30));
  expect(await anaNow()).toMatchObject(BUSY);
  await rig.pass(31 * MINUTE);
  expect(await anaNow()).toMatchObject({ show: 'open', source: 'manual' });
});

it('[K1] focus goes before it (P2)', async () => {
  await tell(a, stretch(0, 60));
  const focus = { focusId: newId(), endsAt: rig.clock.now() + 25 * MINUTE } as const;
  await a.ask('focus.start', { ...focus, shareLabel: false, urgent: 'allow' });
  expect(await anaNow()).toMatchObject({ show: 'focusing' });
  await rig.pass(26 * MINUTE);
  expect(await anaNow()).toMatchObject(BUSY);
});

it('[K1] what is further ahead than a day is cut off, and a stretch that ends before it begins refused', async () => {
  await tell(a, stretch(0, 60 * 24 * 30));
  expect(await anaNow()).toMatchObject({ until: rig.clock.now() + CALENDAR.aheadMs });
  const backwards = { from: 2, until: 1 };
  expect(await a.ask('calendar', { busy: [backwards] })).toMatchObject({ code: 'invalid' });
});

it('[K1] a relay that is restarted in a meeting gives no held message away before it is told again', async () => {
  await tell(a, stretch(0, 60));
  await b.ask('message.send', words(ana.memberId, 'later'));
  await rig.restart();
  a = await rig.online(ana);
  b = await rig.online(ben);
  expect(await anaNow()).toMatchObject(BUSY);
  await rig.pass(10_000);
  await tell(a, stretch(0, 30));
  await rig.pass(20 * MINUTE);
  expect(await anaNow()).toMatchObject(BUSY);
  expect(a.frames.some(isType('entry'))).toBe(false);
  await rig.pass(10 * MINUTE);
  expect(await a.entry('batch')).toMatchObject({ messages: [{ body: 'later' }] });
});

it('[K1] a restarted relay that is told nothing lets go after a minute', async () => {
  await tell(a, stretch(0, 60));
  await b.ask('message.send', words(ana.memberId, 'later'));
  await rig.restart();
  a = await rig.online(ana);
  await rig.pass(59_000);
  expect(a.frames.some(isType('entry'))).toBe(false);
  await rig.pass(2000);
  expect(await a.entry('batch')).toMatchObject({ messages: [{ body: 'later' }] });
});

it('[P8] another team hears nothing of it', async () => {
  const stranger = await rig.online(await rig.team('Eve'));
  const before = stranger.frames.length;
  await tell(a, stretch(0, 60));
  await anaNow();
  await stranger.ask('ping');
  expect(stranger.frames.slice(before).filter((frame) => frame.type !== 'pong')).toEqual([]);
});
