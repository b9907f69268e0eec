/** Held messages on the relay, from the outside (spec §5). */
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
let rig: RelayRig;
let ana: Account & { inviteUrl: string };
let ben: Account;
let a: RelayClient;
let b: RelayClient;

beforeEach(async () => {
  rig = await startRig();
  ana = await rig.team('Ana');
  ben = await rig.join(ana.inviteUrl, 'Ben');
  a = await rig.online(ana);
  b = await rig.online(ben);
});
afterEach(async () => {
  expect(rig.reports).toEqual([]);
  await rig.close();
});

const focusFor = (ms: number, urgent?: 'allow' | 'refuse') => startFocus(rig, a, ms, urgent);
const send = (body: string, more: Record<string, unknown> = {}) =>
  b.ask('message.send', words(ana.memberId, body, more));
/** Waits until all that was sent to a client before has come. */
const settled = (client: RelayClient) => client.ask('ping');

describe('sending', () => {
  it('[H8] gives a message at once to who is available', async () => {
    expect(await send('hello')).toMatchObject({ type: 'ok', state: 'delivered' });
    const batch = await a.entry('batch');
    expect(batch).toMatchObject({ reason: 'live', messages: [{ body: 'hello', heldMs: 0 }] });
    expect(a.frames.filter(isType('held'))).toEqual([]);
  });

  it('[H8] keeps for who is away, and gives all as one batch when a device becomes active', async () => {
    await a.ask('activity', { activity: 'idle', at: 0 });
    expect(await send('one')).toMatchObject({ state: 'queued' });
    expect(await send('two')).toMatchObject({ state: 'queued' });
    await settled(a);
    expect(batchesOf(a)).toEqual([]);
    await a.ask('activity', { activity: 'active', at: 0 });
    const batch = await a.entry('batch');
    expect(batch.reason).toBe('returned');
    expect(batch.messages.map((message) => message.body)).toEqual(['one', 'two']);
  });

  it('[H8] keeps for who is offline; connecting alone releases nothing', async () => {
    a.close();
    await b.until((f) => isType('presence')(f) && f.members.some((it) => it.show === 'offline'));
    expect(await send('one')).toMatchObject({ state: 'queued' });
    const again = await rig.connected(ana);
    await settled(again);
    expect(again.frames.find(isType('welcome'))?.held).toEqual({
      count: 1,
      urgent: 0,
      from: [ben.memberId],
    });
    expect(batchesOf(again)).toEqual([]);
    await again.ask('activity', { activity: 'active', at: 0 });
    expect(await again.entry('batch')).toMatchObject({ reason: 'returned' });
  });

  it('[H2] answers the same message as before, and keeps one copy', async () => {
    await focusFor(25 * MINUTE);
    const message = words(ana.memberId, 'once');
    const first = await b.ask('message.send', message);
    const second = await b.ask('message.send', message);
    expect({ ...second, re: '' }).toEqual({ ...first, re: '' });
    await rig.pass(25 * MINUTE);
    expect((await a.entry('batch')).messages).toHaveLength(1);
    expect(await b.ask('message.send', message)).toMatchObject({ state: 'delivered' });
    await settled(a);
    expect(batchesOf(a)).toHaveLength(1);
  });

  it('[H2] refuses the same id with other words', async () => {
    const message = words(ana.memberId, 'once');
    await b.ask('message.send', message);
    expect(await b.ask('message.send', { ...message, body: 'twice' })).toMatchObject({
      type: 'error',
      code: 'conflict',
    });
  });

  it('[H2] takes the same id from two senders for two messages', async () => {
    const eve = await rig.join(ana.inviteUrl, 'Eve');
    const e = await rig.online(eve);
    const message = words(ana.memberId, 'from both');
    await b.ask('message.send', message);
    expect(await e.ask('message.send', message)).toMatchObject({ state: 'delivered' });
    await settled(a);
    expect(batchesOf(a)).toHaveLength(2);
  });

  it('[P8] knows nobody outside the team, and no message to oneself', async () => {
    const other = await rig.team('Mallory');
    const toOther = await b.ask('message.send', words(other.memberId, 'x'));
    const toNobody = await b.ask('message.send', words('nobody', 'x'));
    expect(toOther).toMatchObject({ type: 'error', code: 'not_found' });
    expect({ ...toOther, re: '' }).toEqual({ ...toNobody, re: '' });
    expect(await b.ask('message.send', words(ben.memberId, 'x'))).toMatchObject({
      code: 'invalid',
    });
  });
});

describe('holding', () => {
  it('[H3] lets no word through to any device before the release', async () => {
    const phone = await rig.connected(ana);
    await focusFor(25 * MINUTE, 'allow');
    for (const body of ['secret one', 'secret two']) await send(body);
    await a.ask('activity', { activity: 'idle', at: 0 });
    const late = await rig.connected(ana);
    await Promise.all([settled(a), settled(phone), settled(late)]);
    for (const device of [a, phone, late]) expect(device.texts.join('\n')).not.toContain('secret');
    expect(a.frames.filter(isType('held')).at(-1)).toMatchObject({ count: 2, urgent: 0 });
  });

  it('[H4] holds while busy, and releases when that ends, with nobody connected', async () => {
    await a.ask('manual', { show: 'busy', until: rig.clock.now() + 10 * MINUTE });
    expect(await send('x')).toMatchObject({
      state: 'held',
      expectedAt: rig.clock.now() + 10 * MINUTE,
    });
    await focusFor(30 * MINUTE);
    a.close();
    await rig.pass(31 * MINUTE);
    const later = await rig.connected(ana);
    expect(await later.entry('batch')).toMatchObject({ reason: 'focus-ended' });
  });

  it('[H4] puts many messages into parts of one batch, consecutive and in order', async () => {
    await focusFor(25 * MINUTE);
    const bodies = Array.from({ length: 90 }, (_, index) => `${index} `.padEnd(8000, 'ä'));
    for (const body of bodies) {
      await send(body);
      rig.clock.advance(1000); // Three big frames a second are not what this is about.
      if (Number.parseInt(body) % 15 === 0) await settled(a);
    }
    await a.ask('manual', { show: 'available' });
    const [{ focusId } = { focusId: '' }] = a
      .entries()
      .flatMap(({ entry }) => (entry.type === 'focus' ? [entry] : []));
    await a.ask('focus.end', { focusId, outcome: 'stopped' });
    const parts = batchesOf(a);
    expect(parts.length).toBeGreaterThan(4);
    expect(new Set(parts.map((part) => part.batchId)).size).toBe(1);
    expect(parts.map((part) => part.part)).toEqual(parts.map((_, index) => index + 1));
    expect(parts.every((part) => part.parts === parts.length)).toBe(true);
    expect(parts.flatMap((part) => part.messages.map((it) => it.body))).toEqual(bodies);
    const sizes = a.texts.map((text) => Buffer.byteLength(text));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(256 * 1024);
    const seqs = a.entries().map((it) => it.seq);
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  });

  it('[H4] sends what a request released before it answers it', async () => {
    const { focusId } = await focusFor(25 * MINUTE);
    await send('x');
    const ok = await a.ask('focus.end', { focusId, outcome: 'completed' });
    expect(a.frames.indexOf(ok)).toBeGreaterThan(
      a.frames.findIndex((f) => f.type === 'entry' && f.entry.type === 'batch'),
    );
  });

  it('[H7] releases in the middle when the oldest has been held for four hours', async () => {
    await focusFor(6 * HOUR);
    const sentAt = rig.clock.now();
    expect(await send('x')).toMatchObject({ expectedAt: sentAt + 4 * HOUR });
    await rig.pass(HOUR);
    await send('y');
    await rig.pass(3 * HOUR);
    const batch = await a.entry('batch');
    expect(batch).toMatchObject({ reason: 'ceiling' });
    expect(batch.messages).toHaveLength(2);
    expect(await send('z')).toMatchObject({ state: 'held', expectedAt: sentAt + 6 * HOUR });
  });

  it('[H7] counts from the start of the focus for what was queued before', async () => {
    await a.ask('activity', { activity: 'idle', at: 0 });
    await send('x');
    await rig.pass(5 * HOUR);
    await focusFor(6 * HOUR);
    await settled(a);
    expect(batchesOf(a)).toEqual([]);
    const held = await b.entry('receipt', (it) => it.state === 'held');
    expect(held.expectedAt).toBe(rig.clock.now() + 4 * HOUR);
  });

  it('[H7] releases with nobody connected, and again four hours after the next one began to wait', async () => {
    await focusFor(12 * HOUR);
    const begin = rig.clock.now();
    await send('first');
    a.vanish();
    await rig.pass(4 * HOUR - MINUTE);
    expect(await send('second')).toMatchObject({ state: 'held', expectedAt: begin + 4 * HOUR });
    await rig.pass(2 * MINUTE);
    const again = await rig.connected(ana);
    await settled(again);
    const [middle] = batchesOf(again);
    expect(middle).toMatchObject({
      reason: 'ceiling',
      messages: [{ body: 'first' }, { body: 'second' }],
    });
    const third = rig.clock.now();
    expect(await send('third')).toMatchObject({ state: 'held', expectedAt: third + 4 * HOUR });
    again.vanish();
    await rig.pass(4 * HOUR - MINUTE);
    const early = await rig.connected(ana);
    await settled(early);
    expect(batchesOf(early)).toHaveLength(1);
    early.vanish();
    await rig.pass(2 * MINUTE);
    const late = await rig.connected(ana);
    await settled(late);
    expect(batchesOf(late).map((batch) => [batch.reason, batch.messages.length])).toEqual([
      ['ceiling', 2],
      ['ceiling', 1],
    ]);
    const seqs = late.entries().map((it) => it.seq);
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  });

  it('[H11] sends the sender nothing of what the receiver does with a message', async () => {
    const message = words(ana.memberId, 'x');
    await b.ask('message.send', message);
    const { seq } = await a.entry('batch');
    await a.ask('stored', { seq });
    await b.entry('receipt', (it) => it.state === 'delivered');
    await settled(b);
    const before = b.texts.length;
    const { messageId } = message;
    const until = rig.clock.now() + HOUR;
    for (const to of ['done', 'unread', 'later'])
      expect(await a.ask('triage', { messageId, from: ben.memberId, to, until })).toMatchObject({
        type: 'ok',
      });
    await rig.pass(HOUR + MINUTE);
    await a.entry('batch', (it) => it.reason === 'later');
    await a.ask('stored', { seq: seq + 10 });
    await settled(b);
    expect(b.frames.slice(before).filter((frame) => frame.type !== 'pong')).toEqual([]);
  });

  it('[H9] tells the sender when a longer focus moves the release', async () => {
    const { focusId, endsAt } = await focusFor(25 * MINUTE);
    await send('x');
    await a.ask('focus.change', { focusId, endsAt: endsAt + 500 });
    await a.ask('focus.change', { focusId, endsAt: endsAt + 5 * MINUTE });
    const receipt = await b.entry('receipt');
    expect(receipt).toMatchObject({ state: 'held', expectedAt: endsAt + 5 * MINUTE });
  });
});
