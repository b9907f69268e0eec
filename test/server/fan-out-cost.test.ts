/** What a change costs, in counts instead of times: writes to the system, and bytes made for them (P6). */
import { Socket } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RelayClient } from '../support/relay-client.ts';
import { type RelayRig, startRig } from '../support/relay-rig.ts';

const TEAM = 20;
let rig: RelayRig;
let clients: readonly RelayClient[];

beforeEach(async () => {
  rig = await startRig();
  const ana = await rig.team('Ana');
  const others = [];
  for (let n = 1; n < TEAM; n += 1) others.push(await rig.join(ana.inviteUrl, `Member ${n}`));
  const online = [];
  for (const account of [ana, ...others]) online.push(await rig.online(account));
  clients = online;
  // All have been told of all who came.
  for (const client of clients) await client.ask('ping', {});
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rig.close();
});

/** What the relay's sockets hand to the system while `act` runs: one item for each write. */
const writesOf = async (act: () => Promise<unknown>): Promise<readonly unknown[]> => {
  const written: unknown[] = [];
  // `_write` and `_writev` are what a stream implements: one call is one write.
  for (const method of ['_write', '_writev'] as const) {
    const real = Reflect.get(Socket.prototype, method) as (...args: unknown[]) => void;
    vi.spyOn(Socket.prototype, method).mockImplementation(function (
      this: Socket,
      ...args: unknown[]
    ) {
      if ('server' in this && this.server !== null) written.push(args[0]); // Of the two ends, the relay's.
      real.apply(this, args);
    });
  }
  await act();
  return written;
};

it('[P6] writes a change once to each connection, the same bytes to all', async () => {
  const [ana, ...others] = clients;
  const written = await writesOf(async () => {
    await ana?.ask('manual', { show: 'busy' });
    for (const client of others)
      await client.until((frame) => frame.type === 'presence' && frame.members[0]?.show === 'busy');
  });
  expect(written).toHaveLength(TEAM);
  expect(new Set(written).size).toBe(2); // Whoever changed gets the answer with it.
});

it('[P6] writes the changes of a turn with one write for each connection', async () => {
  const changers = clients.slice(0, 5);
  const written = await writesOf(async () => {
    const asked = changers.map((client) => client.ask('manual', { show: 'busy' }));
    await Promise.all(asked);
    for (const client of clients) await client.ask('ping', {});
  });
  // One for each ping; of the changes fewer than one for each of them and each connection.
  expect(written.length - TEAM).toBeLessThan(changers.length * TEAM);
});

/** How often a presence is made into text while `act` runs. */
const serialisedIn = async (act: () => Promise<unknown>): Promise<number> => {
  const real = JSON.stringify;
  let count = 0;
  vi.spyOn(JSON, 'stringify').mockImplementation((value: unknown, ...more: unknown[]) => {
    if (typeof value === 'object' && value !== null && 'show' in value && 'since' in value)
      count += 1;
    return Reflect.apply(real, JSON, [value, ...more]) as string;
  });
  await act();
  return count;
};

it('[P6] makes a change into text once, however many are told', async () => {
  const [ana, ben] = clients;
  const count = await serialisedIn(async () => {
    await ana?.ask('manual', { show: 'busy' });
    await ben?.until((frame) => frame.type === 'presence' && frame.members[0]?.show === 'busy');
  });
  expect(count).toBe(1);
});

it('[P6] writes a snapshot to who comes with one write', async () => {
  const account = await rig.join((await rig.team('Cho')).inviteUrl, 'Dana');
  const coming = await writesOf(() => rig.connected(account));
  expect(coming.filter(Array.isArray)).toHaveLength(1); // In pieces: its own and what all get.
});

it('[P6] makes nobody into text again for a snapshot of a team that did not change', async () => {
  const account = await rig.join((await rig.team('Cho')).inviteUrl, 'Dana');
  await rig.connected(account);
  const count = await serialisedIn(() => rig.connected(account));
  expect(count).toBe(0);
});
