/** A disk that fails: never an `ok` for what is not kept, and the relay lives on. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { memoryRelayStore, type MemoryRelayStore } from '../support/memory-relay-store.ts';
import { isType } from '../support/relay-client.ts';
import { type Account, newId, type RelayRig, startRig, words } from '../support/relay-rig.ts';

const MINUTE = 60_000;
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

it.each(['storage_full', 'storage_failed'] as const)(
  '[H1] answers %s and closes the team, so that its clients read again what is so',
  async (fault) => {
    const a = await rig.online(ana);
    const b = await rig.online(ben);
    const message = words(ana.memberId, 'lost?');
    store.faults.push(fault);
    expect(await b.ask('message.send', message)).toMatchObject({ type: 'error', code: fault });
    expect([await a.closed, await b.closed]).toEqual([1011, 1011]);
    expect(store.disk.messages.size).toBe(0);
    expect(a.texts.join('\n')).not.toContain('lost?');
    const again = await rig.online(ben);
    expect(await again.ask('message.send', message)).toMatchObject({ type: 'ok', state: 'queued' });
  },
);

it('[P8] leaves other teams alone when one fails', async () => {
  const other = await rig.online(await rig.team('Mallory'));
  const b = await rig.online(ben);
  store.faults.push('storage_failed');
  expect(await b.ask('status', { text: 'x' })).toMatchObject({ code: 'storage_failed' });
  await b.closed;
  expect(await other.ask('ping')).toMatchObject({ type: 'pong' });
});

it('[H4] releases at a deadline whose commit failed as soon as it can, once', async () => {
  const a = await rig.online(ana);
  const b = await rig.online(ben);
  const endsAt = rig.clock.now() + 25 * MINUTE;
  const session = { focusId: newId(), endsAt, shareLabel: false, urgent: 'allow' };
  await a.ask('focus.start', session);
  await b.ask('message.send', words(ana.memberId, 'held'));
  await rig.pass(25 * MINUTE - 1);
  store.faults.push('storage_failed', 'storage_failed');
  rig.clock.advance(1);
  await a.closed;
  // The relay reads the team again after a second, fails, and tries once more after two.
  const released = (): string | undefined => {
    rig.clock.advance(500);
    return [...store.disk.messages.values()][0]?.state;
  };
  await expect.poll(released).toBe('released');
  expect(store.faults).toEqual([]);
  const again = await rig.connected(ana);
  expect(await again.entry('batch')).toMatchObject({ messages: [{ body: 'held' }] });
  await again.ask('ping');
  expect(again.entries().filter((it) => it.entry.type === 'batch')).toHaveLength(1);
});

it('answers an HTTP call that could not be kept with what is wrong', async () => {
  store.faults.push('storage_full');
  const answer = await rig.post('/v1/invites', {}, ana.token);
  expect([answer.status, await answer.json()]).toEqual([
    507,
    expect.objectContaining({ type: 'storage_full', status: 507 }),
  ]);
  expect((await rig.post('/v1/invites', {}, ana.token)).status).toBe(201);
});

it('lives on when the disk can’t be read', async () => {
  const a = await rig.connected(ana);
  const whole = { ...store };
  Object.assign(store, { messages: () => Promise.reject(new Error('EIO')) });
  expect(await a.ask('message.withdraw', { messageId: newId() })).toMatchObject({
    code: 'storage_failed',
  });
  expect((await rig.post('/v1/join', { invite: 'x'.repeat(43) })).status).toBe(400);
  Object.assign(store, whole);
  expect(await a.ask('message.withdraw', { messageId: newId() })).toMatchObject({
    code: 'not_found',
  });
  expect(rig.reports.join()).toContain('EIO');
});

it('[T2] answers in order what a disk that can’t be read refuses', async () => {
  const a = await rig.connected(ana);
  const whole = { ...store };
  Object.assign(store, { messages: () => Promise.reject(new Error('EIO')) });
  const ids = ['one', 'two', 'three'];
  for (const id of ids) a.raw(JSON.stringify({ type: 'message.withdraw', id, messageId: newId() }));
  await a.until((frame) => frame.type === 'error' && frame.re === 'three');
  Object.assign(store, whole);
  const refused = a.frames.filter(isType('error'));
  expect(refused.map((it) => [it.re, it.code])).toEqual(ids.map((id) => [id, 'storage_failed']));
});

it('[H1] takes what arrives in one turn into one commit', async () => {
  const a = await rig.online(ana);
  await a.ask('activity', { activity: 'idle', at: 0 });
  const b = await rig.online(ben);
  const before = store.commits();
  const ids = Array.from({ length: 50 }, (_, index) => `burst ${index}`);
  // One write of the client arrives as one piece, so as one turn or two.
  for (const id of ids)
    b.raw(JSON.stringify({ type: 'message.send', id, ...words(ana.memberId, id) }));
  await b.until((frame) => frame.type === 'ok' && frame.re === ids.at(-1));
  expect(store.commits() - before).toBeLessThan(10);
});

it('writes nothing for what only passes by', async () => {
  const a = await rig.online(ana);
  const before = store.commits();
  await a.ask('ping');
  await a.ask('activity', { activity: 'idle', at: 0 });
  await a.ask('stored', { seq: 0 });
  await rig.connected(ben);
  expect(store.commits()).toBe(before);
});

it('[T1] sends a large snapshot in parts', async () => {
  const { teamId } = ana;
  for (const member of [...store.disk.members.values()])
    for (let count = 0; count < 1500; count += 1) {
      const memberId = `${member.memberId}-${count}`;
      const status = { text: 'away' }; // Who is merely offline is not listed.
      store.disk.members.set(memberId, { ...member, memberId, name: 'N'.repeat(60), status });
    }
  await rig.restart();
  const a = await rig.connected(ana);
  const parts = a.frames.filter(isType('welcome'));
  const last = await a.until((f) => isType('welcome')(f) && f.part === f.parts);
  const all = a.frames.filter(isType('welcome'));
  expect(last).toMatchObject({ team: { teamId } });
  expect(parts.length).toBeGreaterThan(0);
  expect(all.map((it) => it.part)).toEqual(all.map((_, index) => index + 1));
  expect(all.length).toBeGreaterThan(1);
  expect(new Set(all.flatMap((it) => it.members.map((m) => m.memberId))).size).toBe(3001);
  expect(all.flatMap((it) => it.profiles ?? [])).toHaveLength(3002);
  expect(Math.max(...a.texts.map((text) => text.length))).toBeLessThanOrEqual(256 * 1024);
});
