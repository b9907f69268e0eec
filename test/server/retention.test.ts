/** What the relay drops, and what it never does. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DAY_MS } from '../../shared/protocol/limits.ts';
import { type MemoryRelayStore, memoryRelayStore } from '../support/memory-relay-store.ts';
import {
  type Account,
  batchesOf,
  newId,
  type RelayRig,
  startRig,
  words,
} from '../support/relay-rig.ts';

const HOUR = 3_600_000;
let store: MemoryRelayStore;
let rig: RelayRig;
let ana: Account & { inviteUrl: string };
let ben: Account;
beforeEach(async () => {
  store = memoryRelayStore();
  rig = await startRig({ store });
  ana = await rig.team('Ana');
  ben = await rig.join(ana.inviteUrl, 'Ben');
});
afterEach(() => rig.close());

/** Sends a message that the receiver's device has at once, and tells what it stored. */
const deliver = async (body: string): Promise<string> => {
  const a = await rig.online(ana);
  const b = await rig.online(ben);
  const message = words(ana.memberId, body);
  await b.ask('message.send', message);
  const { seq } = await a.entry('batch', (it) => it.messages[0]?.body === body);
  await a.ask('stored', { seq });
  a.close();
  b.close();
  await Promise.all([a.closed, b.closed]);
  return message.messageId;
};
const entriesOf = (account: Account): number =>
  [...store.disk.entries.values()].filter((it) => it.memberId === account.memberId).length;

it('[H6] drops after 30 days what all devices have, and goes on in the log without a gap', async () => {
  const messageId = await deliver('old');
  const before = entriesOf(ana);
  rig.clock.advance(30 * DAY_MS - 2 * HOUR);
  await rig.connected(ana, { cursor: before }); // So that it is not silent, and read from there.
  expect(entriesOf(ana)).toBe(before);
  rig.clock.advance(4 * HOUR);
  await expect.poll(() => entriesOf(ana)).toBe(0);
  expect(JSON.stringify([...store.disk.messages.values()])).not.toContain('old');

  const again = await rig.online(ben);
  const send = { messageId, to: ana.memberId, body: 'old', urgency: 'normal' };
  expect(await again.ask('message.send', send)).toMatchObject({ type: 'ok', state: 'delivered' });
  await again.ask('message.send', words(ana.memberId, 'new'));
  const a = await rig.online(ana, { cursor: before });
  expect((await a.entry('batch')).seq).toBe(before + 1);
  expect(batchesOf(a).flatMap((it) => it.messages.map((m) => m.body))).toEqual(['new']);
});

it('[H6] gives a new device the log from where it is kept on', async () => {
  await deliver('old');
  const dropped = entriesOf(ana);
  rig.clock.advance(31 * DAY_MS);
  await expect.poll(() => entriesOf(ana)).toBe(0);
  await deliver('new');
  const code = (await (await rig.post('/v1/devices', {}, ana.token)).json()) as { code: string };
  const body = { code: code.code, deviceName: 'second' };
  const second = (await (await rig.post('/v1/devices/claim', body)).json()) as Account;
  const a = await rig.connected(second);
  const batch = await a.entry('batch');
  expect([batch.seq, batch.messages[0]?.body]).toEqual([dropped + 1, 'new']);
});

it('[H1] keeps what waits for someone who was away for a year', async () => {
  const b = await rig.online(ben);
  const sends = ['one', 'two'].map((body) => b.ask('message.send', words(ana.memberId, body)));
  await Promise.all(sends);
  rig.clock.advance(365 * DAY_MS);
  await rig.restart();
  rig.clock.advance(2 * HOUR);
  const a = await rig.online(ana);
  expect((await a.entry('batch')).messages.map((it) => it.body)).toEqual(['one', 'two']);
});

it('forgets teams in which nothing happens, and has them again when someone comes', async () => {
  const loads: string[] = [];
  const whole = { ...store };
  Object.assign(store, {
    loadTeam: (teamId: string) => {
      loads.push(teamId);
      return whole.loadTeam(teamId);
    },
  });
  await deliver('kept');
  expect(loads).toEqual([]);
  rig.clock.advance(2 * HOUR); // The graces of those who left are over, and so is one round.
  rig.clock.advance(2 * HOUR);
  const wasForgotten = async (): Promise<boolean> => {
    rig.clock.advance(HOUR);
    const a = await rig.connected(ana);
    a.close();
    await a.closed;
    return loads.length > 0;
  };
  await expect.poll(wasForgotten).toBe(true);
  const a = await rig.connected(ana);
  expect((await a.entry('batch')).messages[0]?.body).toBe('kept');
});

it('[H12] brings back what was put off for longer than entries are kept', async () => {
  const messageId = await deliver('read me in spring');
  const a = await rig.online(ana, { cursor: 1 });
  const until = rig.clock.now() + 60 * DAY_MS;
  await a.ask('triage', { messageId, from: ben.memberId, to: 'later', until });
  await a.ask('stored', { seq: entriesOf(ana) });
  a.close();
  await a.closed;
  rig.clock.advance(45 * DAY_MS);
  await expect.poll(() => entriesOf(ana)).toBe(0);
  rig.clock.advance(16 * DAY_MS);
  const back = await rig.online(ana, { cursor: 2 });
  expect(await back.entry('batch')).toMatchObject({
    reason: 'later',
    messages: [{ body: 'read me in spring' }],
  });
});

it('[H2] tells two messages of one id apart by their senders', async () => {
  const carl = await rig.join(ana.inviteUrl, 'Carl');
  const a = await rig.online(ana);
  const messageId = newId();
  for (const [who, body] of [
    [ben, 'of Ben'],
    [carl, 'of Carl'],
  ] as const) {
    const client = await rig.online(who);
    await client.ask('message.send', { ...words(ana.memberId, body), messageId });
  }
  const until = rig.clock.now() + HOUR;
  await a.ask('triage', { messageId, from: carl.memberId, to: 'later', until });
  expect(await a.entry('triage')).toMatchObject({ from: carl.memberId });
  await rig.pass(HOUR);
  const back = await a.entry('batch', (it) => it.reason === 'later');
  expect(back.messages.map((it) => it.body)).toEqual(['of Carl']);
});
