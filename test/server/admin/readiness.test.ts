/** `/readyz`: whether the relay can do its work, by what its store does. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { memoryRelayStore, type MemoryRelayStore } from '../../support/memory-relay-store.ts';
import { type Account, type RelayRig, startRig, words } from '../../support/relay-rig.ts';

let store: MemoryRelayStore;
let rig: RelayRig;
let ana: Account & { inviteUrl: string };
let adminUrl: string;
const events: string[] = [];
/** While it is there, the store closes no earlier. */
let closing: Promise<void>;
const lent = (): MemoryRelayStore => ({ ...store, close: () => closing });

beforeEach(async () => {
  store = memoryRelayStore();
  events.length = 0;
  closing = Promise.resolve();
  const log = { log: ({ event }: { event: string }): void => void events.push(event) };
  rig = await startRig({ store: lent(), admin: { host: '127.0.0.1', port: 0 }, log });
  ana = await rig.team('Ana');
  adminUrl = rig.relay().adminUrl ?? '';
});
afterEach(() => rig.close());

const ready = async (): Promise<{ status: number; reason?: string }> => {
  rig.clock.advance(1000); // An answer is good for a second.
  const answer = await fetch(`${adminUrl}/readyz`);
  return { ...((await answer.json()) as { reason?: string }), status: answer.status };
};

/** Sends a message to oneself's teammate and answers what came of it. */
const trySend = async (): Promise<string> => {
  const b = await rig.online(ben);
  const answer = await b.ask('message.send', words(ana.memberId, 'x'));
  b.close();
  return answer.type;
};
let ben: Account;
beforeEach(async () => {
  ben = await rig.join(ana.inviteUrl, 'Ben');
});

it('is ready on a store that reads and writes', async () => {
  expect(await ready()).toEqual({ status: 200 });
});

it('[H1] is not ready when a commit failed, and is again as soon as one is kept', async () => {
  const b = await rig.online(ben);
  store.faults.push('storage_failed');
  expect(await b.ask('message.send', words(ana.memberId, 'x'))).toMatchObject({ type: 'error' });
  const failed = await ready();
  expect(failed.status).toBe(503);
  expect(failed.reason).toContain('last commit failed');
  expect(await trySend()).toBe('ok');
  expect((await ready()).status).toBe(200);
  expect(events.filter((event) => event.startsWith('commits'))).toEqual([
    'commitsFail',
    'commitsWork',
  ]);
});

it('is ready again when time has passed and the disk keeps what is written for a test', async () => {
  const b = await rig.online(ben);
  store.faults.push('storage_failed', 'storage_full');
  await b.ask('message.send', words(ana.memberId, 'x'));
  store.faults.length = 0;
  expect((await ready()).status).toBe(503);
  rig.clock.advance(30_000);
  expect((await ready()).status).toBe(200);
});

it.each([
  ['storage_full', 'disk is full'],
  ['storage_failed', 'does not keep'],
] as const)(
  'is not ready on a disk that answers %s, also when nobody sends',
  async (fault, words) => {
    store.faults.push(fault);
    const failed = await ready();
    expect(failed.status).toBe(503);
    expect(failed.reason).toContain(words);
    expect((await ready()).status).toBe(200);
  },
);

it('is not ready when the store can’t be read', async () => {
  const broken = memoryRelayStore();
  const locate = vi.fn(() => Promise.reject(new Error('the disk is gone')));
  const other = await startRig({
    store: { ...broken, locate },
    admin: { host: '127.0.0.1', port: 0 },
  });
  const answer = await fetch(`${other.relay().adminUrl ?? ''}/readyz`);
  expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining('be read')]);
  await other.close();
});

it('asks the disk no more than once a second, however often it is asked', async () => {
  rig.clock.advance(1000);
  store.faults.push('storage_failed', 'storage_failed');
  const answers = await Promise.all(
    Array.from({ length: 20 }, async () => (await fetch(`${adminUrl}/readyz`)).status),
  );
  expect(new Set(answers)).toEqual(new Set([503]));
  expect(store.faults).toHaveLength(1);
});

it('[T7] is not ready while the relay stops, and alive until it has', async () => {
  let close = (): void => undefined;
  closing = new Promise((resolve) => (close = resolve));
  const b = await rig.online(ben);
  const stopped = rig.relay().stop();
  expect(await b.closed).toBe(1012);
  expect(await ready()).toEqual({
    status: 503,
    reason: 'The relay is stopping.',
  });
  expect((await fetch(`${adminUrl}/healthz`)).status).toBe(200);
  close();
  await stopped;
  await expect(fetch(`${adminUrl}/healthz`)).rejects.toThrow();
  expect(events).toEqual(expect.arrayContaining(['started', 'stopping', 'stopped']));
});
