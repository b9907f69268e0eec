/** What one's other devices learn of messages that were sent or changed at one of them, on the relay (H14). */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MAX_RELAY_FRAME_BYTES, TEXT } from '../../shared/protocol/limits.ts';
import { isType, type RelayClient } from '../support/relay-client.ts';
import {
  type Account,
  newId,
  type RelayRig,
  startFocus,
  startRig,
  words,
} from '../support/relay-rig.ts';

const HOUR = 3_600_000;
let rig: RelayRig;
let ana: Account & { inviteUrl: string };
let ben: Account;
let a: RelayClient;
/** Two connections of Ben's: at one he writes, the other one follows. */
let first: RelayClient;
let second: RelayClient;

beforeEach(async () => {
  rig = await startRig();
  ana = await rig.team('Ana');
  ben = await rig.join(ana.inviteUrl, 'Ben');
  a = await rig.online(ana);
  first = await rig.online(ben);
  second = await rig.online(ben);
});
afterEach(async () => {
  expect(rig.reports).toEqual([]);
  await rig.close();
});

const follow = (client: RelayClient) => client.ask('sent');
const named = (client: RelayClient) =>
  client.frames.filter(isType('wrote')).flatMap(({ messageIds }) => messageIds);
/** What comes of asking for messages. */
const told = async (client: RelayClient, ...messageIds: string[]) => {
  const from = client.frames.length;
  const answer = await client.ask('sent', { messageIds });
  expect(answer).toMatchObject({ type: 'ok' });
  const frames = client.frames.slice(from);
  expect(frames.at(-1)).toMatchObject({ type: 'ok' });
  return frames.filter(isType('messages')).flatMap(({ messages }) => messages);
};
const write = async (body: string, more: Record<string, unknown> = {}): Promise<string> => {
  const message = words(ana.memberId, body, more);
  expect(await first.ask('message.send', message)).toMatchObject({ type: 'ok' });
  return message.messageId;
};

it('[H14] names what is sent and changed at another device, and tells it as it is now', async () => {
  await follow(second);
  await follow(first);
  const { endsAt } = await startFocus(rig, a, HOUR);
  const messageId = await write('rash words');
  await second.ask('ping');
  expect(named(second)).toEqual([messageId]);
  const held = { messageId, to: ana.memberId, state: 'held', expectedAt: endsAt };
  expect(await told(second, messageId)).toMatchObject([{ ...held, body: 'rash words' }]);

  await first.ask('message.revise', { messageId, body: 'kind words' });
  await second.ask('ping');
  expect(named(second)).toEqual([messageId, messageId]);
  expect(await told(second, messageId)).toMatchObject([{ ...held, body: 'kind words' }]);

  await first.ask('message.urge', { messageId, urgentReason: 'now' });
  await second.ask('ping');
  expect(named(second)).toHaveLength(3);
  expect(await told(second, messageId)).toMatchObject([
    { body: 'kind words', urgency: 'urgent', state: 'delivered' },
  ]);
  // Where it was written it is known, and those who did not ask are told nothing.
  expect(named(first)).toEqual([]);
  expect(named(a)).toEqual([]);
});

it('[H14] tells what one turn made of a message that it also asks for', async () => {
  await startFocus(rig, a, HOUR);
  const message = words(ana.memberId, 'first');
  const { messageId } = message;
  const answers = [
    first.ask('message.send', message),
    first.ask('message.revise', { messageId, body: 'second' }),
    first.ask('sent', { messageIds: [messageId] }),
  ];
  await Promise.all(answers);
  expect(first.frames.filter(isType('messages')).at(-1)?.messages).toMatchObject([
    { body: 'second', state: 'held' },
  ]);
});

it('[H14] names what waits, the latest first, also after a restart', async () => {
  await startFocus(rig, a, HOUR);
  const one = await write('one');
  rig.clock.advance(1000);
  const two = await write('two');
  const back = await write('taken back');
  await first.ask('message.withdraw', { messageId: back });
  expect(await follow(second)).toMatchObject({ waiting: [two, one] });
  expect(await follow(a)).toMatchObject({ waiting: [] });
  await rig.restart();
  const again = await rig.connected(ben);
  expect(await follow(again)).toMatchObject({ waiting: [two, one] });
  expect((await told(again, one, two)).map(({ body }) => body)).toEqual(['one', 'two']);
});

it('[H14] names also what was released and no device has got yet', async () => {
  const messageId = await write('on its way');
  const known = await follow(second);
  expect(known).toMatchObject({ waiting: [messageId] });
  await a.ask('stored', { seq: (await a.entry('batch')).seq });
  await second.entry('receipt', (it) => it.state === 'delivered');
  expect(await follow(second)).toMatchObject({ waiting: [] });
});

it('[H14] [P8] tells only what is one’s own, and nothing of what was taken back', async () => {
  await startFocus(rig, a, HOUR);
  const back = await write('taken back');
  await first.ask('message.withdraw', { messageId: back });
  const mine = await write('mine');
  const other = await rig.team('Eva');
  const eva = await rig.online(other);
  expect(await told(second, back, newId())).toEqual([]);
  for (const stranger of [a, eva]) expect(await told(stranger, mine)).toEqual([]);
  // An id that two have made is two messages.
  await a.ask('message.send', words(ben.memberId, 'of Ana', { messageId: mine }));
  expect(await told(a, mine)).toMatchObject([{ body: 'of Ana', to: ben.memberId }]);
  expect(await told(second, mine)).toMatchObject([{ body: 'mine', to: ana.memberId }]);
});

it('[H14] [T1] keeps frames small, and one answer at a time', async () => {
  await startFocus(rig, a, HOUR);
  const ids: string[] = [];
  for (let n = 0; n < 20; n += 1) ids.push(await write('文'.repeat(TEXT.body)));
  const answers = await Promise.all([
    second.ask('sent', { messageIds: ids }),
    second.ask('sent', { messageIds: ids }),
  ]);
  const codes = answers.map((answer) => (answer.type === 'error' ? answer.code : answer.type));
  expect(codes[0]).toBe('ok');
  expect(['ok', 'rate_limited']).toContain(codes[1]); // They may have come in two turns.
  const frames = second.texts.filter((text) => text.startsWith('{"type":"messages"'));
  expect(frames.length).toBeGreaterThan(1);
  for (const text of frames) expect(Buffer.byteLength(text)).toBeLessThan(MAX_RELAY_FRAME_BYTES);
  expect(new Set((await told(second, ...ids)).map(({ messageId }) => messageId)).size).toBe(20);
});

it('[H14] [P3] is no sign of a person', async () => {
  await second.ask('activity', { activity: 'unknown', at: rig.clock.now() });
  first.close();
  await first.closed;
  await rig.pass(11 * 60_000);
  await a.until((f) => isType('presence')(f) && f.members.some((it) => it.show === 'away'));
  await follow(second);
  await told(second, newId());
  await a.ask('ping');
  expect(a.frames.filter(isType('presence')).at(-1)?.members).toMatchObject([{ show: 'away' }]);
});
