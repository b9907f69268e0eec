/** The relay's wall clock is set by an hour, back or forward, while all sorts of things wait for their time (F2). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReplyOf } from '../../shared/protocol/replies.ts';
import {
  type Account,
  batchesOf,
  newId,
  type RelayRig,
  startFocus,
  startRig,
  words,
} from '../support/relay-rig.ts';
import type { RelayClient } from '../support/relay-client.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
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
afterEach(() => rig.close());

const pong = async (client: RelayClient): Promise<ReplyOf<'pong'>> => {
  const answer = await client.ask('ping');
  if (answer.type !== 'pong') throw new Error(`not a pong: ${answer.type}`);
  return answer;
};

describe.each([
  ['back', -HOUR],
  ['forward', HOUR],
])('a clock set %s an hour', (_, byMs) => {
  const set = (): void => rig.clock.setWall(rig.clock.now() + byMs);

  it('[F2][H4] releases at the deadline of a session, neither earlier nor later', async () => {
    const { endsAt } = await startFocus(rig, a, 25 * MINUTE);
    const held = await b.ask('message.send', words(ana.memberId, 'held'));
    expect(held).toMatchObject({ state: 'held', expectedAt: endsAt });
    await rig.pass(10 * MINUTE);
    set();
    const later = await b.ask('message.send', words(ana.memberId, 'held, too'));
    expect(later).toMatchObject({ state: 'held', expectedAt: endsAt });
    await rig.pass(15 * MINUTE - 1);
    expect(batchesOf(a)).toEqual([]);
    rig.clock.advance(1);
    const batch = await a.entry('batch');
    expect(batch).toMatchObject({
      reason: 'focus-ended',
      messages: [
        { body: 'held', heldMs: 25 * MINUTE },
        { body: 'held, too', heldMs: 15 * MINUTE },
      ],
    });
    const times = a.entries().map((it) => it.at);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(a.entries().map((it) => it.seq)).toEqual(times.map((_, index) => index + 1));
  });

  it('[F2] ends a paused session ten minutes after it was paused', async () => {
    const { focusId } = await startFocus(rig, a, HOUR);
    await a.ask('focus.pause', { focusId });
    set();
    await rig.pass(10 * MINUTE - 1);
    await a.ask('ping');
    expect(a.entries().filter((it) => it.entry.type === 'focus')).toHaveLength(2);
    rig.clock.advance(1);
    await a.entry('focus', (it) => it.outcome === 'stopped');
  });

  it('[F2][H7] releases at the ceiling', async () => {
    await a.ask('manual', { show: 'busy' });
    await b.ask('message.send', words(ana.memberId, 'held'));
    set();
    await rig.pass(4 * HOUR - 1);
    expect(batchesOf(a)).toEqual([]);
    rig.clock.advance(1);
    expect(await a.entry('batch')).toMatchObject({ reason: 'ceiling' });
  });

  it('[P7] ends a choice at its time', async () => {
    const until = rig.clock.now() + 30 * MINUTE;
    await a.ask('manual', { show: 'busy', until });
    set();
    await rig.pass(30 * MINUTE - 1);
    await a.ask('ping');
    expect(a.entries().at(-1)?.entry).toMatchObject({ type: 'manual', choice: { until } });
    rig.clock.advance(1);
    await a.entry('manual', (it) => it.choice === null);
  });

  it('[P5] gives a device that vanished its ten seconds', async () => {
    const shown = (): unknown[] =>
      b.frames.flatMap((it) =>
        it.type === 'presence'
          ? it.members.flatMap((one) => (one.memberId === ana.memberId ? [one.show] : []))
          : [],
      );
    await rig.vanish(a, ana);
    set();
    rig.clock.advance(10 * SECOND - 1);
    await b.ask('ping');
    expect(shown()).toEqual([]);
    rig.clock.advance(1);
    await expect.poll(shown).toEqual(['offline']);
  });

  it('[H12] brings a message back at the time that was asked for', async () => {
    const message = words(ana.memberId, 'read me later');
    await b.ask('message.send', message);
    await a.entry('batch');
    const until = rig.clock.now() + 20 * MINUTE;
    await a.ask('triage', { messageId: message.messageId, to: 'later', until });
    set();
    await rig.pass(20 * MINUTE - 1);
    await a.ask('ping');
    expect(batchesOf(a)).toHaveLength(1);
    rig.clock.advance(1);
    await a.entry('batch', (it) => it.reason === 'later');
  });

  it('[T6] counts requests as before', async () => {
    const c = await rig.connected(ana);
    set();
    const answers = await Promise.all(Array.from({ length: 140 }, () => c.ask('ping')));
    expect(answers.filter((it) => it.type === 'error')).toHaveLength(21);
    rig.clock.advance(SECOND);
    const later = await Promise.all(Array.from({ length: 31 }, () => c.ask('ping')));
    expect(later.filter((it) => it.type === 'pong')).toHaveLength(30);
  });

  it('[F2] tells a time that goes on evenly, to those who come later, too', async () => {
    const before = (await pong(a)).now;
    set();
    expect((await pong(a)).now).toBe(before);
    rig.clock.advance(SECOND);
    const welcome = await (await rig.connected(ana)).until((it) => it.type === 'welcome');
    expect(welcome).toMatchObject({ now: before + SECOND });
  });

  it('[H4] releases once, when the clock is set again and again', async () => {
    const { focusId } = await startFocus(rig, a, 25 * MINUTE);
    for (let index = 0; index < 5; index += 1) {
      await b.ask('message.send', { ...words(ana.memberId, `${index}`), messageId: newId() });
      set();
      await rig.pass(4 * MINUTE);
    }
    await rig.pass(5 * MINUTE);
    await a.entry('focus', (it) => it.focusId === focusId && it.outcome === 'expired');
    await a.ask('ping');
    expect(batchesOf(a).map((it) => it.messages.map(({ body }) => body))).toEqual([
      ['0', '1', '2', '3', '4'],
    ]);
  });
});
