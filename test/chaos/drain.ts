/**
 * The end of a run: the network heals, everyone comes back and is free, everything is released and stored. What is
 * not as it should be by then is noted and left to the model.
 */
import type { Client } from './client.ts';
import type { World } from './world.ts';

/** Far more than any of it takes. */
const PATIENCE_MS = 8000;
const LOOK_EVERY_MS = 2;
/** By then the relay has cut off those who were silent for the whole leap, as it does after a sleep. */
const LEAP_TAKES_MS = 20;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const until = async (world: World, what: string, isSo: () => boolean): Promise<void> => {
  const by = performance.now() + PATIENCE_MS;
  while (!isSo()) {
    if (performance.now() > by) {
      world.note({ type: 'stuck', text: what });
      return;
    }
    await sleep(LOOK_EVERY_MS);
  }
};

const within = (world: World): readonly Client[] =>
  world.clients.filter((client) => !client.isOut());

const reconnectAll = async (world: World): Promise<void> => {
  await world.serving();
  for (const client of world.clients) client.leave('vanish', null);
  for (const client of world.clients) await client.link.calm();
  for (const client of world.clients) client.connect();
  await until(world, 'not everyone came back', () => within(world).every((it) => it.isOnline()));
  await until(world, 'not all that was kept was answered', () =>
    within(world).every((client) => client.isDone()),
  );
};

/** Asks, and waits for the answer; again if the connection was lost meanwhile. */
const insist = async (world: World, client: Client, it: Parameters<Client['ask']>[0]) => {
  let id = client.ask(it);
  await until(world, `${client.device} got no answer to ${it.type}`, () => {
    if (id === null || client.outcome(id) === 'lost') id = client.ask(it);
    return id !== null && client.outcome(id) === 'answered';
  });
};

/** A client that reads a member's whole log, as a device with an empty disk would. */
const readWhole = async (world: World, memberId: string): Promise<Client> => {
  const device = within(world).find((client) => client.memberId === memberId);
  if (device === undefined) throw new Error('A member has no device left.');
  const reader = await world.addClient(memberId, device.token);
  reader.connect();
  await until(world, `${memberId} could not be read`, () => reader.isOnline());
  const head = reader.welcome()?.head ?? 0;
  await until(world, `${memberId} was not read to its end`, () => reader.cursor() >= head);
  return reader;
};

const free = async (world: World, reader: Client): Promise<void> => {
  const focus = reader.welcome()?.me.focus ?? null;
  await insist(world, reader, { type: 'manual', show: null });
  if (focus !== null)
    await insist(world, reader, {
      type: 'focus.end',
      focusId: focus.focusId,
      outcome: 'completed',
    });
  await insist(world, reader, { type: 'activity', activity: 'active', at: world.now() });
};

const storeAll = async (world: World, heads: ReadonlyMap<string, number>): Promise<void> => {
  const has = (client: Client): boolean => client.cursor() >= (heads.get(client.memberId) ?? 0);
  await until(world, 'not every device got its log', () => within(world).every(has));
  await Promise.all(
    within(world).map((client) => insist(world, client, { type: 'stored', seq: client.cursor() })),
  );
};

const headsOf = (readers: readonly Client[]): ReadonlyMap<string, number> =>
  new Map(readers.map((reader) => [reader.memberId, reader.welcome()?.head ?? 0]));

/** Brings a run to its end. */
export const drain = async (world: World, lastLeapMs: number): Promise<void> => {
  await world.serving();
  if (lastLeapMs > 0) {
    world.leap(lastLeapMs);
    await sleep(LEAP_TAKES_MS);
  }
  await reconnectAll(world);
  const readAll = (): Promise<Client[]> =>
    Promise.all(world.members.map((memberId) => readWhole(world, memberId)));
  await Promise.all(world.clients.filter((it) => it.isOut()).map((it) => it.knock()));
  const first = await readAll();
  await Promise.all(first.map((reader) => free(world, reader)));
  const second = await readAll();
  await storeAll(world, headsOf(second));
  const last = await readAll();
  const heads = headsOf(last);
  await until(world, 'not every device got the last of its log', () =>
    within(world).every((client) => client.cursor() >= (heads.get(client.memberId) ?? 0)),
  );
  world.note({ type: 'settled', now: last[0]?.welcome()?.now ?? 0, heads });
};
