/** The connection itself: order, time-outs, rates, slow readers, a clean stop (T2–T4, T6, T7). */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ReplyOf } from '../../shared/protocol/replies.ts';
import { connectClient, isType } from '../support/relay-client.ts';
import { type Account, newId, type RelayRig, startRig, words } from '../support/relay-rig.ts';

const SECOND = 1000;
let rig: RelayRig;
let ana: Account & { inviteUrl: string };
beforeEach(async () => {
  rig = await startRig();
  ana = await rig.team('Ana');
});
afterEach(() => rig.close());

it('[T1] speaks its subprotocol only', async () => {
  await expect(connectClient(rig.relay().url, { protocols: ['other'] })).rejects.toThrow('400');
  await expect(connectClient(rig.relay().url, { protocols: [] })).rejects.toThrow('400');
  const c = await connectClient(rig.relay().url);
  c.close();
});

it('lets in pages of its own origin, and no others', async () => {
  const { url } = rig.relay();
  await expect(connectClient(url, { origin: 'https://evil.example' })).rejects.toThrow('403');
  await expect(connectClient(url, { origin: 'null' })).rejects.toThrow('403');
  const own = await connectClient(url, { origin: url });
  await own.hello(ana.token);
  own.close();
});

it('[T2] answers each request once, in their order', async () => {
  const ben = await rig.join(ana.inviteUrl, 'Ben');
  const a = await rig.online(ana);
  const sent: string[] = [];
  const send = (type: string, fields: object): void => {
    sent.push(`o${sent.length}`);
    a.raw(JSON.stringify({ type, id: sent.at(-1), ...fields }));
  };
  for (let round = 0; round < 10; round += 1) {
    send('ping', {});
    send('message.send', words(ben.memberId, 'x'));
    send('nonsense', {});
    send('status', { text: 7 });
    send('stored', { seq: 0 });
    send('message.withdraw', { messageId: newId() });
  }
  await a.until((frame) => 're' in frame && frame.re === sent.at(-1));
  const answered = a.frames.flatMap((frame) =>
    're' in frame && frame.re !== null && sent.includes(frame.re) ? [frame.re] : [],
  );
  expect(answered).toEqual(sent);
});

it('[T3] closes 4001 when there is no hello within five seconds', async () => {
  const c = await connectClient(rig.relay().url);
  rig.clock.advance(5 * SECOND);
  expect(await c.closed).toBe(4001);
});

it('[T4] ends a connection on which it heard nothing for 45 s, and not one that pings', async () => {
  const quiet = await rig.connected(ana);
  const alive = await rig.connected(ana);
  for (let time = 0; time < 44; time += 11) {
    rig.clock.advance(11 * SECOND);
    await alive.ask('ping');
  }
  expect(quiet.isOpen()).toBe(true);
  rig.clock.advance(1 * SECOND);
  expect(await quiet.closed).toBe(1006);
  expect(await alive.ask('ping')).toMatchObject({ type: 'pong', now: rig.clock.now() });
});

it('[T6] refuses what comes faster than 30 a second after a burst, and says when to come back', async () => {
  const a = await rig.connected(ana);
  const answers = await Promise.all(Array.from({ length: 140 }, () => a.ask('ping')));
  const refused = answers.filter(
    (it): it is ReplyOf<'error'> => it.type === 'error' && it.code === 'rate_limited',
  );
  expect(refused).toHaveLength(21); // The burst is 120 and the hello was one of them.
  expect(refused[0]?.retryAfterMs).toBe(34);
  rig.clock.advance(SECOND);
  const later = await Promise.all(Array.from({ length: 31 }, () => a.ask('ping')));
  expect(later.filter((it) => it.type === 'pong')).toHaveLength(30);
});

it('[T6] reads only now and then from who is far over the rate', async () => {
  const ben = await rig.join(ana.inviteUrl, 'Ben');
  const flooding = await rig.connected(ana);
  const other = await rig.connected(ben);
  const count = 20_000;
  for (let index = 0; index < count; index += 1) flooding.raw('{"type":"ping","id":"x"}');
  await flooding.until((frame) => frame.type === 'error');
  for (let turn = 0; turn < 20; turn += 1) await other.ask('ping');
  expect(flooding.frames.length).toBeLessThan(count / 2);
  // It goes on when a moment has passed; every frame is answered (T2).
  await expect
    .poll(() => {
      rig.clock.advance(250);
      return flooding.frames.filter((frame) => 're' in frame && frame.re === 'x').length;
    })
    .toBe(count);
});

it('[T6] closes 4008 a client that keeps on for ten seconds', async () => {
  const a = await rig.connected(ana);
  await Promise.all(Array.from({ length: 119 }, () => a.ask('ping')));
  for (let second = 0; second <= 10; second += 1) {
    for (let count = 0; count < 60; count += 1)
      a.raw(JSON.stringify({ type: 'ping', id: `${second}` }));
    const seen = `mark ${second}`;
    a.raw(JSON.stringify({ type: 'ping', id: seen }));
    if (second < 10) await a.until((frame) => 're' in frame && frame.re === seen);
    rig.clock.advance(SECOND);
  }
  expect(await a.closed).toBe(4008);
});

it('[T6] cuts off who does not read, and loses nothing of theirs', async () => {
  const ben = await rig.join(ana.inviteUrl, 'Ben');
  const stalled = await rig.online(ana);
  const b = await rig.online(ben);
  stalled.pause();
  const bodies = Array.from({ length: 1500 }, (_, index) => `${index} `.padEnd(8000, 'x'));
  for (const body of bodies) {
    rig.clock.advance(40);
    await b.ask('message.send', words(ana.memberId, body));
    // The relay says of the member that they are gone: then it has cut the connection off.
    if (
      b.frames.some((f) => isType('presence')(f) && f.members.some((it) => it.show === 'offline'))
    )
      break;
  }
  const sent = b.frames.filter((frame) => frame.type === 'ok' && frame.state !== undefined).length;
  expect(sent).toBeLessThan(1500);
  const again = await rig.online(ana);
  await again.until((frame) => frame.type === 'entry' && frame.seq >= sent - 1);
  await again.ask('ping');
  const got = again
    .entries()
    .flatMap(({ entry }) => (entry.type === 'batch' ? entry.messages.map((it) => it.body) : []));
  expect(got).toEqual(bodies.slice(0, sent));
}, 30_000);

it('[T6] closes 4009 a socket that has more than a mebibyte unsent', async () => {
  const ben = await rig.join(ana.inviteUrl, 'Ben');
  const stalled = await rig.online(ana);
  const b = await rig.online(ben);
  stalled.pause();
  const bodies = Array.from({ length: 1800 }, (_, index) => `${index} `.padEnd(8000, 'x'));
  // No time passes, so that nothing is cut off before its goodbye; each connection has a burst of its own.
  for (let first = 0; first < bodies.length; first += 100) {
    const sender = await rig.connected(ben);
    const some = bodies.slice(first, first + 100);
    await Promise.all(some.map((body) => sender.ask('message.send', words(ana.memberId, body))));
    sender.close();
  }
  await b.ask('ping');
  stalled.resume();
  expect(await stalled.closed).toBe(4009);
  expect(stalled.entries().length).toBeLessThan(bodies.length);
}, 60_000);

it('[T7] closes 1012 to all when it stops, after it has kept what it acknowledged', async () => {
  const ben = await rig.join(ana.inviteUrl, 'Ben');
  const a = await rig.connected(ana);
  const b = await rig.connected(ben);
  const stranger = await connectClient(rig.relay().url);
  const answers = Array.from({ length: 20 }, (_, index) =>
    b.ask('message.send', words(ana.memberId, `m${index}`)).then(
      (answer) => answer.type === 'ok',
      () => false,
    ),
  );
  await answers[0];
  await rig.restart();
  expect([await a.closed, await b.closed, await stranger.closed]).toEqual([1012, 1012, 1012]);
  const promised = (await Promise.all(answers)).filter(Boolean).length;
  const again = await rig.connected(ana);
  expect(again.frames.find(isType('welcome'))?.held.count).toBeGreaterThanOrEqual(promised);
});
