/** Messages after they were sent, on the relay: revise, withdraw, urgent, log, triage (spec §5). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReplyOf } from '../../shared/protocol/replies.ts';
import { isType, type RelayClient } from '../support/relay-client.ts';
import {
  type Account,
  batchesOf,
  newId,
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

describe('a message that waits in the place that another had', () => {
  const isToldApart = async (before: ReturnType<typeof words>): Promise<void> => {
    const { messageId } = before;
    await focusFor(25 * MINUTE);
    await send('after');
    expect(await b.ask('message.send', before)).toMatchObject({ state: 'delivered' });
    expect(await b.ask('message.withdraw', { messageId })).toMatchObject({ code: 'too_late' });
    expect(await a.ask('triage', { messageId, to: 'done' })).toMatchObject({ type: 'ok' });
  };

  it('[H2] is not taken for one that was delivered at once', async () => {
    await a.ask('manual', { show: 'open' });
    const before = words(ana.memberId, 'before');
    expect(await b.ask('message.send', before)).toMatchObject({ state: 'delivered' });
    await isToldApart(before);
  });

  it('[H2] is not taken for one that was released before a restart', async () => {
    await focusFor(25 * MINUTE);
    const before = words(ana.memberId, 'before');
    await b.ask('message.send', before);
    await rig.pass(25 * MINUTE);
    await a.entry('batch');
    await rig.restart();
    a = await rig.online(ana);
    b = await rig.online(ben);
    await isToldApart(before);
  });
});

describe('revise and withdraw', () => {
  it('[H9] lets the sender revise what is held; the receiver sees the last words only', async () => {
    await focusFor(25 * MINUTE);
    const message = words(ana.memberId, 'rash words');
    await b.ask('message.send', message);
    const { messageId } = message;
    expect(await b.ask('message.revise', { messageId, body: 'kind words' })).toMatchObject({
      type: 'ok',
    });
    expect(await b.ask('message.send', message)).toMatchObject({ state: 'held' });
    await rig.pass(25 * MINUTE);
    expect((await a.entry('batch')).messages).toMatchObject([{ body: 'kind words' }]);
    expect(a.texts.join('\n')).not.toContain('rash');
    expect(await b.ask('message.revise', { messageId, body: 'no' })).toMatchObject({
      code: 'too_late',
    });
  });

  it('[H9] lets the sender withdraw what is held; the receiver never sees it', async () => {
    await focusFor(25 * MINUTE);
    const message = words(ana.memberId, 'rash words');
    await b.ask('message.send', message);
    const { messageId } = message;
    expect(await b.ask('message.withdraw', { messageId })).toMatchObject({ type: 'ok' });
    expect(await b.ask('message.withdraw', { messageId })).toMatchObject({ type: 'ok' });
    await b.entry('receipt', (it) => it.state === 'withdrawn');
    await a.until((f) => isType('held')(f) && f.count === 0);
    await rig.pass(26 * MINUTE);
    expect(batchesOf(a)).toEqual([]);
    expect(await a.ask('triage', { messageId, to: 'done' })).toMatchObject({ code: 'not_found' });
  });

  it('[P8] lets nobody but the sender touch a message', async () => {
    await focusFor(25 * MINUTE);
    const message = words(ana.memberId, 'mine');
    await b.ask('message.send', message);
    const { messageId } = message;
    for (const type of ['message.revise', 'message.withdraw'])
      expect(await a.ask(type, { messageId, body: 'x' })).toMatchObject({ code: 'not_found' });
    expect(await a.ask('triage', { messageId, to: 'done' })).toMatchObject({ code: 'not_found' });
  });
});

describe('urgent', () => {
  const urgent = { urgency: 'urgent', urgentReason: 'the build burns' };

  it('[H10] breaks through where the session allows it, three times a day for each pair', async () => {
    await focusFor(60 * MINUTE, 'allow');
    for (const body of ['1', '2', '3'])
      expect(await send(body, urgent)).toMatchObject({ state: 'delivered' });
    expect(await send('4', urgent)).toMatchObject({ type: 'error', code: 'urgent_spent' });
    await settled(a);
    expect(batchesOf(a).map((batch) => batch.reason)).toEqual(['urgent', 'urgent', 'urgent']);
    expect(batchesOf(a)[0]?.messages[0]).toMatchObject({ urgentReason: 'the build burns' });
  });

  it('[H10] has the budget back at the midnight of the sender', async () => {
    await b.ask('profile', { timeZone: 'Pacific/Auckland' });
    await focusFor(12 * HOUR, 'allow');
    for (const body of ['1', '2', '3']) await send(body, urgent);
    expect(await send('4', urgent)).toMatchObject({ code: 'urgent_spent' });
    // The clock of the tests starts at 15:06 UTC, 03:06 in Auckland: midnight is in 20 h 54 min.
    await rig.pass(11 * HOUR);
    await rig.pass(9 * HOUR + 50 * MINUTE);
    await focusFor(HOUR, 'allow');
    expect(await send('5', urgent)).toMatchObject({ code: 'urgent_spent' });
    await rig.pass(10 * MINUTE);
    expect(await send('6', urgent)).toMatchObject({ state: 'delivered' });
  });

  it('[H10] is refused where the session refuses it, and by someone busy; nothing is sent', async () => {
    const { focusId } = await focusFor(25 * MINUTE, 'refuse');
    expect(await send('x', urgent)).toMatchObject({ code: 'urgent_refused' });
    await a.ask('focus.end', { focusId, outcome: 'stopped' });
    await a.ask('manual', { show: 'busy' });
    expect(await send('x', urgent)).toMatchObject({ code: 'urgent_refused' });
    await a.ask('manual', { show: null });
    await settled(a);
    expect(batchesOf(a)).toEqual([]);
  });
});

describe('the budget of urgent messages', () => {
  const urgent = { urgency: 'urgent', urgentReason: 'the build burns' };
  const left = async () => (await b.ask('urgent.budget', { to: ana.memberId })) as unknown;

  it('[H10] is told to the sender, with when the next one comes back', async () => {
    await b.ask('profile', { timeZone: 'Pacific/Auckland' });
    await focusFor(12 * HOUR, 'allow');
    expect(await left()).toMatchObject({ type: 'ok', urgent: { to: ana.memberId, left: 3 } });
    await send('1', urgent);
    expect(await left()).toMatchObject({ urgent: { left: 2 } });
    await send('2', urgent);
    await send('3', urgent);
    // The clock of the tests starts at 15:06 UTC, 03:06 in Auckland.
    const midnight = Date.UTC(2025, 5, 16, 12);
    expect(await left()).toMatchObject({ urgent: { left: 0, backAt: midnight } });
  });

  it('[H10] comes with whether the session that they are in takes any', async () => {
    const session = async () => ((await left()) as ReplyOf<'ok'>).urgent?.session;
    expect(await session()).toBeUndefined();
    const { focusId } = await focusFor(25 * MINUTE, 'refuse');
    expect(await session()).toBe('refuse');
    await a.ask('focus.end', { focusId, outcome: 'stopped' });
    await focusFor(25 * MINUTE, 'allow');
    expect(await session()).toBe('allow');
    await a.ask('manual', { show: 'busy' });
    expect(await session()).toBeUndefined();
  });

  it('[H10] is neither needed nor touched for who gets it at once, or is away', async () => {
    for (let n = 0; n < 4; n += 1)
      expect(await send(`${n}`, urgent)).toMatchObject({ state: 'delivered' });
    await settled(a);
    expect(batchesOf(a).map(({ reason }) => reason)).toEqual(['live', 'live', 'live', 'live']);
    await a.ask('manual', { show: 'away' });
    expect(await send('5', urgent)).toMatchObject({ state: 'queued' });
    expect(await left()).toMatchObject({ urgent: { left: 3 } });
  });

  it('[H10] has one less while the receiver says that one could have waited', async () => {
    await focusFor(12 * HOUR, 'allow');
    const message = words(ana.memberId, 'urgent', urgent);
    await b.ask('message.send', message);
    await a.ask('urgent.feedback', { messageId: message.messageId, couldWait: true });
    expect(await left()).toMatchObject({ urgent: { left: 1 } });
  });

  it('[P8][H10] is told of teammates only, and not of oneself', async () => {
    for (const to of [ben.memberId, 'nobody'])
      expect(await b.ask('urgent.budget', { to })).toMatchObject({ code: 'not_found' });
  });
});

describe('a message made urgent while it waits', () => {
  const urgentReason = 'the build burns';
  const held = async (): Promise<string> => {
    const message = words(ana.memberId, 'can wait');
    await b.ask('message.send', message);
    return message.messageId;
  };
  const urge = (messageId: string) => b.ask('message.urge', { messageId, urgentReason });

  it('[H10] breaks through once, alone, and what it leaves behind is held on', async () => {
    await focusFor(25 * MINUTE, 'allow');
    await held();
    const messageId = await held();
    expect(await urge(messageId)).toMatchObject({ type: 'ok', state: 'delivered' });
    expect(await urge(messageId)).toMatchObject({ type: 'ok', state: 'delivered' });
    const batch = await a.entry('batch');
    expect(batch).toMatchObject({
      reason: 'urgent',
      messages: [{ messageId, urgency: 'urgent', urgentReason, body: 'can wait' }],
    });
    await a.until((f) => isType('held')(f) && f.count === 1 && f.urgent === 0);
    expect(await b.ask('urgent.budget', { to: ana.memberId })).toMatchObject({
      urgent: { left: 2 },
    });
    await rig.pass(25 * MINUTE);
    await a.entry('batch', (it) => it.reason === 'focus-ended');
    expect(batchesOf(a).flatMap((it) => it.messages)).toHaveLength(2);
  });

  it('[H10] stays as it was where urgent is refused or spent', async () => {
    const { focusId } = await focusFor(25 * MINUTE, 'refuse');
    const messageId = await held();
    expect(await urge(messageId)).toMatchObject({ code: 'urgent_refused' });
    await a.ask('focus.end', { focusId, outcome: 'stopped' });
    await a.entry('batch');
    expect(batchesOf(a)[0]?.messages).toMatchObject([{ messageId, urgency: 'normal' }]);
    expect(await urge(messageId)).toMatchObject({ code: 'too_late' });
    await focusFor(25 * MINUTE, 'allow');
    for (const body of ['1', '2', '3']) await send(body, { urgency: 'urgent', urgentReason });
    expect(await urge(await held())).toMatchObject({ code: 'urgent_spent' });
  });

  it('[H10] waits on as an urgent one for somebody who is away', async () => {
    a.close();
    await a.closed;
    await rig.pass(2 * MINUTE);
    const [first, messageId] = [await held(), await held()];
    expect(await urge(messageId)).toMatchObject({ type: 'ok', state: 'queued' });
    expect(await b.ask('message.revise', { messageId, body: 'new' })).toMatchObject({ type: 'ok' });
    const back = await rig.online(ana);
    await back.ask('activity', { activity: 'active', at: rig.clock.now() });
    const { messages, reason } = await back.entry('batch');
    expect(reason).toBe('returned');
    expect(messages).toMatchObject([
      { messageId: first, urgency: 'normal' },
      { messageId, urgency: 'urgent', urgentReason, body: 'new' },
    ]);
  });
});

describe('this could have waited', () => {
  const urgent = { urgency: 'urgent', urgentReason: 'the build burns' };
  const sendUrgent = async (): Promise<string> => {
    const message = words(ana.memberId, 'urgent', urgent);
    expect(await b.ask('message.send', message)).toMatchObject({ state: 'delivered' });
    return message.messageId;
  };
  const rate = (messageId: string, couldWait: boolean) =>
    a.ask('urgent.feedback', { messageId, couldWait });
  /** How many break through to Ana until the budget is spent. */
  const budget = async (): Promise<number> => {
    let count = 0;
    while ((await send('again', urgent)).type === 'ok') count += 1;
    return count;
  };

  it('[H10] takes one from the budget of the pair for 7 days', async () => {
    await focusFor(12 * HOUR, 'allow');
    const messageId = await sendUrgent();
    expect(await rate(messageId, true)).toMatchObject({ type: 'ok' });
    expect(await rate(messageId, true)).toMatchObject({ type: 'ok' }); // Said twice, it counts once.
    expect(await budget()).toBe(1);
    await rig.pass(12 * HOUR); // Past midnight UTC: the uses are back, the mark stays.
    await focusFor(12 * HOUR, 'allow');
    expect(await budget()).toBe(2);
    a.close();
    b.close();
    await Promise.all([a.closed, b.closed]);
    rig.clock.advance(7 * 24 * HOUR);
    await rig.restart();
    a = await rig.online(ana);
    b = await rig.online(ben);
    await focusFor(12 * HOUR, 'allow');
    expect(await budget()).toBe(3);
  });

  it('[H10] leaves no budget at worst, and keeps no more marks than count', async () => {
    await focusFor(12 * HOUR, 'allow');
    const ids = [await sendUrgent(), await sendUrgent(), await sendUrgent()];
    for (const messageId of ids.slice(0, 2)) await rate(messageId, true);
    await rig.pass(12 * HOUR); // Past midnight UTC.
    await focusFor(12 * HOUR, 'allow');
    for (const messageId of [await sendUrgent(), ...ids.slice(2)])
      expect(await rate(messageId, true)).toMatchObject({ type: 'ok' });
    expect(await budget()).toBe(0);
    await rig.pass(24 * HOUR);
    await focusFor(HOUR, 'allow');
    expect(await budget()).toBe(0);
  });

  it('[H10] is not said of one that broke through nothing: sent at once, or as one that waited', async () => {
    await a.ask('manual', { show: 'open' });
    const live = await sendUrgent();
    expect(await rate(live, true)).toMatchObject({ code: 'not_found' });
    a.close();
    await a.closed;
    await rig.pass(2 * MINUTE);
    const { messageId, ...queued } = words(ana.memberId, 'can wait');
    await b.ask('message.send', { messageId, ...queued });
    expect(await b.ask('message.urge', { messageId, urgentReason: 'now' })).toMatchObject({
      state: 'queued',
    });
    a = await rig.online(ana);
    await a.ask('activity', { activity: 'active', at: rig.clock.now() });
    await settled(a);
    expect(batchesOf(a).at(-1)).toMatchObject({ reason: 'returned', messages: [{ messageId }] });
    expect(await rate(messageId, true)).toMatchObject({ code: 'not_found' });
  });

  it('[H10] is said of one that was made urgent and broke through, and after a restart', async () => {
    await focusFor(12 * HOUR, 'allow');
    const held = words(ana.memberId, 'can wait');
    await b.ask('message.send', held);
    await b.ask('message.urge', { messageId: held.messageId, urgentReason: 'now' });
    const sent = await sendUrgent();
    a.close();
    b.close();
    await Promise.all([a.closed, b.closed]);
    await rig.restart();
    a = await rig.online(ana);
    b = await rig.online(ben);
    for (const messageId of [held.messageId, sent])
      expect(await rate(messageId, true)).toMatchObject({ type: 'ok' });
    await rig.pass(12 * HOUR);
    await focusFor(HOUR, 'allow');
    expect(await budget()).toBe(1);
  });

  it('[H10] can be taken back', async () => {
    await focusFor(HOUR, 'allow');
    const messageId = await sendUrgent();
    await rate(messageId, true);
    await rate(messageId, false);
    expect(await budget()).toBe(2);
  });

  it('[H10] touches nobody else', async () => {
    const carl = await rig.online(await rig.join(ana.inviteUrl, 'Carl'));
    await focusFor(HOUR, 'allow');
    await rate(await sendUrgent(), true);
    for (const body of ['1', '2', '3']) {
      const answer = await carl.ask('message.send', words(ana.memberId, body, urgent));
      expect(answer).toMatchObject({ state: 'delivered' });
    }
  });

  it('[P8][H10] is only for urgent messages that one got', async () => {
    await focusFor(HOUR, 'allow');
    const messageId = await sendUrgent();
    const feedback = { messageId, couldWait: true };
    expect(await b.ask('urgent.feedback', feedback)).toMatchObject({ code: 'not_found' });
    const plain = words(ana.memberId, 'held');
    await b.ask('message.send', plain);
    expect(await rate(plain.messageId, true)).toMatchObject({ code: 'not_found' });
    expect(await rate(newId(), true)).toMatchObject({ code: 'not_found' });
  });

  it('[H10] gains no midnight for who says that they moved', async () => {
    await focusFor(12 * HOUR, 'allow');
    expect(await budget()).toBe(3);
    // Midnight of the fifteenth has passed already where it is the sixteenth.
    for (const timeZone of ['Pacific/Auckland', 'Pacific/Honolulu', 'Asia/Tokyo']) {
      await b.ask('profile', { timeZone });
      await rig.pass(2 * HOUR);
      expect(await budget()).toBe(0);
    }
  });
});

describe('the log', () => {
  it('[H6] gives each device everything after its cursor, then what comes', async () => {
    await a.ask('status', { text: 'one' });
    await send('two');
    const whole = await rig.connected(ana);
    const tail = await rig.connected(ana, { cursor: 1 });
    await send('three');
    await Promise.all([settled(whole), settled(tail), settled(a)]);
    expect(whole.entries()).toEqual(a.entries());
    expect(tail.entries()).toEqual(a.entries().slice(1));
    expect(whole.entries().map((it) => it.seq)).toEqual([1, 2, 3]);
  });

  it('[H6] tells the sender once, when the first device has it', async () => {
    const phone = await rig.connected(ana);
    await send('x');
    const { seq } = await a.entry('batch');
    await phone.entry('batch');
    await phone.ask('stored', { seq });
    await a.ask('stored', { seq });
    await b.entry('receipt', (it) => it.state === 'delivered');
    await settled(b);
    expect(b.entries().filter((it) => it.entry.type === 'receipt')).toHaveLength(1);
  });

  it('[H6] takes the cursor of a hello for what the device has stored', async () => {
    await send('x');
    const { seq } = await a.entry('batch');
    expect(b.entries()).toEqual([]);
    await rig.connected(ana, { cursor: seq });
    await b.entry('receipt', (it) => it.state === 'delivered');
  });

  it('[H12] tells triage to all devices and brings a later message back as a batch of its own', async () => {
    const message = words(ana.memberId, 'read me');
    await b.ask('message.send', message);
    const { messageId } = message;
    const until = rig.clock.now() + HOUR;
    const phone = await rig.connected(ana);
    expect(await a.ask('triage', { messageId, to: 'later', until })).toMatchObject({ type: 'ok' });
    expect(await phone.entry('triage')).toMatchObject({ messageId, to: 'later', until });
    await rig.restart();
    rig.clock.advance(HOUR + 1);
    const again = await rig.connected(ana, { cursor: 2 });
    const back = await again.entry('batch', (it) => it.reason === 'later');
    expect(back.messages).toMatchObject([{ messageId, body: 'read me' }]);
  });

  it('[H12] does not bring a later message back into a focus', async () => {
    const message = words(ana.memberId, 'read me');
    await b.ask('message.send', message);
    const { messageId } = message;
    const until = rig.clock.now() + 5 * MINUTE;
    await a.ask('triage', { messageId, to: 'later', until });
    await focusFor(25 * MINUTE);
    await rig.pass(10 * MINUTE);
    expect(batchesOf(a)).toHaveLength(1);
    await rig.pass(15 * MINUTE);
    await a.entry('batch', (it) => it.reason === 'later');
  });
});
