/** A device that tells of thousands of messages at once: their senders learn of each, and nobody waits for all of them. */
import { beforeEach, expect, it } from 'vitest';
import { type Line, newWorld, replyTo, type World } from '../support/core-world.ts';
import { sampleId } from '../support/sample-view.ts';

const HOUR = 3_600_000;
const COUNT = 4000;
const FOCUS = sampleId(9_000_000);
let world: World;
let receiver: Line;
let sender: Line;
let other: Line;
let head: number;

const connect = (): void => {
  const [ana, ben, cho] = world.people;
  if (ana === undefined || ben === undefined || cho === undefined) throw new Error('Nobody.');
  receiver = world.connect(ana, head);
  sender = world.connect(ben, 0);
  other = world.connect(cho, 0);
};

/** The messages of which a line was told that they are delivered, in order. */
const toldOf = (line: Line): readonly string[] =>
  line.frames.flatMap((frame) =>
    frame.type === 'entry' && frame.entry.type === 'receipt' && frame.entry.state === 'delivered'
      ? [frame.entry.messageId]
      : [],
  );
const ids = Array.from({ length: COUNT }, (_, n) => sampleId(n + 1));

beforeEach(async () => {
  world = await newWorld(3);
  head = 0;
  connect();
  const endsAt = world.clock.now() + HOUR;
  const focus = { focusId: FOCUS, endsAt, shareLabel: false, urgent: 'refuse' } as const;
  world.ask(receiver, { type: 'focus.start', ...focus });
  const to = world.people[0]?.memberId ?? '';
  for (const messageId of ids)
    world.ask(sender, { type: 'message.send', messageId, to, body: 'Hello.', urgency: 'normal' });
  await world.settle();
  world.ask(receiver, { type: 'focus.end', focusId: FOCUS, outcome: 'completed' });
  await world.settle();
  head = receiver.frames.reduce((seq, frame) => (frame.type === 'entry' ? frame.seq : seq), 0);
});

it('[H6] tells the sender of each once, in order, over several turns, and others are answered in between', async () => {
  world.ask(receiver, { type: 'stored', seq: head });
  await world.settle();
  const asked = world.ask(other, { type: 'manual', show: 'busy' });
  await world.settle();
  expect(replyTo(other, asked)?.type).toBe('ok');
  expect(toldOf(sender).length).toBeLessThan(COUNT);
  for (let turn = 0; turn < 12; turn += 1) await world.settle();
  expect(toldOf(sender)).toEqual(ids);
  expect(world.reports).toEqual([]);
});

it('[H6] makes nobody wait who has stored one message for somebody who has stored thousands', async () => {
  world.ask(receiver, { type: 'stored', seq: head });
  const [messageId, to] = [sampleId(COUNT + 1), world.people[2]?.memberId ?? ''];
  world.ask(other, { type: 'activity', activity: 'active', at: world.clock.now() });
  world.ask(sender, { type: 'message.send', messageId, to, body: 'And you?', urgency: 'normal' });
  await world.settle();
  const seq = other.frames.reduce((last, it) => (it.type === 'entry' ? it.seq : last), 0);
  world.ask(other, { type: 'stored', seq });
  await world.settle();
  expect(toldOf(sender)).toContain(messageId);
  expect(toldOf(sender).length).toBeLessThan(COUNT);
});

it('[H6] tells what is left after a relay that ended before, when the team is in memory again', async () => {
  world.ask(receiver, { type: 'stored', seq: head });
  await world.settle();
  expect(toldOf(sender).length).toBeLessThan(COUNT);
  await world.restart();
  const [, ben] = world.people;
  if (ben === undefined) throw new Error('Nobody.');
  sender = world.connect(ben, 0); // The device that has them does not come again.
  for (let turn = 0; turn < 12; turn += 1) await world.settle();
  expect(new Set(toldOf(sender))).toEqual(new Set(ids));
});
