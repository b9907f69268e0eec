/** Many who read their logs at once keep nobody else waiting, and nothing goes under their hands. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loopTurns } from '../../server/adapters/platform.ts';
import { DAY_MS } from '../../shared/protocol/limits.ts';
import type { EntryOf } from '../../shared/protocol/replies.ts';
import { newWorld } from '../support/core-world.ts';
import { type MemoryRelayStore, memoryRelayStore } from '../support/memory-relay-store.ts';
import {
  type Account,
  batchesOf,
  newId,
  type RelayRig,
  startRig,
  words,
} from '../support/relay-rig.ts';

const MINUTE = 60_000;
const bodiesOf = ({ messages }: EntryOf<'batch'>): readonly string[] =>
  messages.map(({ body }) => body);

let store: MemoryRelayStore;
let rig: RelayRig;
let ana: Account & { inviteUrl: string };
let ben: Account;
/** Pages that were read in the turn at hand. */
let inTurn: number;
beforeEach(async () => {
  store = memoryRelayStore();
  inTurn = 0;
  const afterTurn = (run: () => void): void =>
    loopTurns.afterTurn(() => {
      inTurn = 0;
      run();
    });
  rig = await startRig({ store, scheduler: { afterTurn } });
  ana = await rig.team('Ana');
  ben = await rig.join(ana.inviteUrl, 'Ben');
});
afterEach(() => rig.close());

/** Somebody who reads a log of many pages, and somebody else in their team. */
const readingWorld = async () => {
  const world = await newWorld(2);
  const [reading, asking] = world.people;
  if (reading === undefined || asking === undefined) throw new Error('two');
  const writing = world.connect(reading, 0);
  for (let n = 0; n < 60; n += 1) world.ask(writing, { type: 'status', text: `status ${n}` });
  const other = world.connect(asking, 0);
  await world.settle();
  return { world, reading, other };
};

it('[H6] reads a few pages in a turn, so that others are answered between them', async () => {
  const b = await rig.online(ben);
  for (const body of ['one', 'two', 'three']) {
    await b.ask('message.send', words(ana.memberId, body));
  }
  const a = await rig.online(ana);
  await a.entry('batch');
  const whole = { ...store };
  let most = 0;
  Object.assign(store, {
    entriesAfter: (memberId: string, seq: number, maxBytes: number) => {
      inTurn += 1;
      most = Math.max(most, inTurn);
      return whole.entriesAfter(memberId, seq, maxBytes);
    },
  });
  const readers = await Promise.all(
    Array.from({ length: 15 }, () => rig.connected(ana, { cursor: 0 })),
  );
  await Promise.all(readers.map((reader) => reader.entry('batch')));
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThanOrEqual(8);
  for (const reader of readers) expect(reader.entries()).toEqual(a.entries());
});

it('[H6] lets what came meanwhile go before a page, once', async () => {
  const { world, reading, other } = await readingWorld();
  const happened: ('page' | 'pong')[] = [];
  const whole = { ...world.store() };
  Object.assign(world.store(), {
    entriesAfter: (memberId: string, seq: number, maxBytes: number) => {
      happened.push('page');
      return whole.entriesAfter(memberId, seq, maxBytes);
    },
  });
  const slow = world.connect(reading, 0);
  // Each answer is followed by the next question: every turn has something to do besides.
  world.onFrame((_, frame) => {
    if (frame.type !== 'pong') return;
    happened.push('pong');
    if (slow.conn.feed.mode === 'replaying') world.ask(other, { type: 'ping' });
  });
  world.ask(other, { type: 'ping' });
  await world.settle();
  const between = happened.join(' ').split('page').slice(1, -1);
  expect(between.length).toBeGreaterThan(5);
  expect(new Set(between.map((words) => words.trim()))).toEqual(new Set(['pong pong']));
});

it('[H6] [T2] answers a ping behind all that was in the log by then', async () => {
  const { world, reading } = await readingWorld();
  const reader = world.connect(reading, 0);
  world.ask(reader, { type: 'ping' });
  await world.settle();
  const types = reader.frames.map(({ type }) => type);
  expect(types.filter((type) => type === 'entry')).toHaveLength(60);
  expect(types.lastIndexOf('pong')).toBeGreaterThan(types.lastIndexOf('entry'));
});

it('[H6] [T2] says nothing that belongs behind the log when a turn fails meanwhile', async () => {
  const { world, reading, other } = await readingWorld();
  const reader = world.connect(reading, 0);
  let isAsked = false;
  world.onFrame(() => {
    if (isAsked || reader.frames.every(({ type }) => type !== 'entry')) return;
    isAsked = true;
    world.store().faults.push('storage_failed');
    world.ask(reader, { type: 'ping' });
    world.ask(other, { type: 'status', text: 'not kept' });
  });
  await world.settle();
  const types = reader.frames.map(({ type }) => type);
  expect(types.filter((type) => type === 'entry').length).toBeLessThan(60);
  expect(types).not.toContain('pong');
  expect(reader.open).toBe(false);
});

describe.each([0, 1, 2, 3, 4, 5, 6, 7, 8])(
  'a log that goes on far ahead, %i before it',
  (before) => {
    const AHEAD = 1_000_000;

    /** What a restore leaves: entries up to somewhere, and from far ahead on. */
    const world = async (behind: number) => {
      const made = await newWorld(1);
      const [person] = made.people;
      if (person === undefined) throw new Error('one');
      const write = async (count: number): Promise<void> => {
        const line = made.connect(person, before === 0 ? 0 : AHEAD);
        for (let n = 0; n < count; n += 1) made.ask(line, { type: 'status', text: `status ${n}` });
        await made.settle();
        made.disconnect(line, 1000);
      };
      await write(before);
      const { members } = made.store().disk;
      for (const [id, member] of members) members.set(id, { ...member, head: AHEAD });
      await made.restart();
      await write(behind);
      return { made, person };
    };

    it.each([0, 1, 7])(
      '[H6] [T2] is read over connections without a gap, %i behind it',
      async (behind) => {
        const { made, person } = await world(behind);
        const got: number[] = [];
        let cursor = 0;
        for (let connections = 1; ; connections += 1) {
          const line = made.connect(person, cursor);
          made.ask(line, { type: 'ping' });
          await made.settle();
          const seqs = line.frames.flatMap((frame) => (frame.type === 'entry' ? [frame.seq] : []));
          expect(seqs).toEqual(seqs.map((_, index) => (seqs[0] ?? 0) + index));
          got.push(...seqs);
          cursor = Math.max(cursor, ...seqs);
          // Whoever is cut off gets no answer: it would say that all has come.
          expect(line.frames.some(({ type }) => type === 'pong')).toBe(line.open);
          if (line.open) {
            expect(connections).toBe(before === 0 ? 1 : 2);
            break;
          }
        }
        const first = Array.from({ length: before }, (_, index) => index + 1);
        const second = Array.from({ length: behind }, (_, index) => AHEAD + 1 + index);
        expect(got).toEqual([...first, ...second]);
      },
    );
  },
);

it('[H6] sends what somebody missed before what their coming itself releases', async () => {
  const b = await rig.online(ben);
  const a = await rig.online(ana);
  const endsAt = rig.clock.now() + 25 * MINUTE;
  await a.ask('focus.start', { focusId: newId(), endsAt, shareLabel: false, urgent: 'allow' });
  await b.ask('message.send', words(ana.memberId, 'held'));
  const cursor = a.entries().at(-1)?.seq ?? 0;
  await rig.vanish(a, ana);
  await rig.pass(26 * MINUTE);
  await b.ask('message.send', words(ana.memberId, 'while away'));
  const again = await rig.connected(ana, { cursor, activity: 'active' });
  await again.entry('batch', (it) => bodiesOf(it).includes('while away'));
  expect(again.frames[0]?.type).toBe('welcome');
  expect(batchesOf(again).flatMap(bodiesOf)).toEqual(['held', 'while away']);
  const seqs = again.entries().map(({ seq }) => seq);
  expect(seqs).toEqual(seqs.map((_, index) => cursor + 1 + index));
});

it('[H12] brings a message of long ago back to a device that has its words', async () => {
  const b = await rig.online(ben);
  const a = await rig.online(ana);
  const message = words(ana.memberId, 'of long ago');
  await b.ask('message.send', message);
  const { seq } = await a.entry('batch');
  await a.ask('stored', { seq });
  for (const client of [a, b]) client.close();
  await Promise.all([a.closed, b.closed]);
  rig.clock.advance(31 * DAY_MS);
  const isGone = () => [...store.disk.messages.values()].every((it) => it.body === '');
  await expect.poll(isGone).toBe(true);
  const again = await rig.online(ana, { cursor: seq });
  const until = rig.clock.now() + 60_000;
  const { messageId } = message;
  expect(await again.ask('triage', { messageId, to: 'later', until })).toMatchObject({
    type: 'ok',
  });
  await rig.pass(60_000);
  await again.entry('batch', (it) => it.reason === 'later');
  expect(batchesOf(again).map((it) => it.messages.map((one) => one.messageId))).toEqual([
    [messageId],
  ]);
});
