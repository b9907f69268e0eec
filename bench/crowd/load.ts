/**
 * Members who only connect, as a process of its own: to one server, all or some of them, and again. Is told what to do
 * in lines of JSON, and answers each with one.
 */
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { PING_AFTER_MS } from '../../shared/protocol/limits.ts';
import { openWire, type Wire } from '../common/wire.ts';
import type { Account, Dialect } from '../fanout/dialect.ts';
import { dialectOf, type DialectName } from '../fanout/dialects.ts';
import { newSnapshots } from './snapshots.ts';

/** What is to be done. */
export type CrowdOrder =
  | {
      readonly do: 'meet';
      readonly port: number;
      readonly dialect: DialectName;
      readonly accounts: readonly Account[];
    }
  /** Connects until so many are; the profiles are known from before, or not. */
  | { readonly do: 'connect'; readonly count: number; readonly isRosterKnown: boolean }
  /** Ends and opens one connection after the other, so many a second. */
  | { readonly do: 'churn'; readonly seconds: number; readonly perSecond: number }
  /** Compares what everyone was told with how everyone is. */
  | { readonly do: 'check' }
  | { readonly do: 'leave' };

/** What came of it. */
export interface CrowdAnswer {
  /** From the first connection until all are let in, ms. */
  readonly tookMs: number;
  /** Until nobody was told anything any more. */
  readonly settledMs: number;
  /** Teammates whom somebody has wrong. */
  readonly wrong: number;
}

/** So many handshakes are under way at once. */
const AT_ONCE = 200;
/** One local address has ports for some 28,000 connections, and closed ones keep theirs for a minute. */
const ADDRESSES = 8;
/** Nobody was told anything for so long: what was to be told has been. */
const CALM_MS = 1500;

type Meet = Extract<CrowdOrder, { do: 'meet' }>;
let met: Meet | null = null;
let dialect: Dialect | null = null;
let wires: Wire[] = [];
let heardAt = 0;
const snapshots = newSnapshots();

const open = async (index: number, isRosterKnown: boolean): Promise<void> => {
  const account = met?.accounts[index];
  if (met === null || dialect === null || account === undefined)
    throw new Error('There is no such member.');
  const speaking = dialect;
  const { promise: welcomed, resolve } = Promise.withResolvers<undefined>();
  const hello = speaking.hello(account, isRosterKnown ? snapshots.rosterOf(index) : null);
  snapshots.begin(index);
  const from = `127.0.0.${2 + (index % ADDRESSES)}`;
  const wire = await openWire({ port: met.port, from }, speaking.framing, {
    onPayload: (payload) => {
      heardAt = performance.now();
      snapshots.take(index, payload);
      if (speaking.isWelcome(payload)) resolve(undefined);
      const answer = speaking.answer(payload, account);
      if (answer !== null) wire.send(answer);
    },
  });
  wires[index] = wire;
  if (hello === null) return;
  wire.send(hello);
  await welcomed;
};

const connect = async (count: number, isRosterKnown: boolean): Promise<Partial<CrowdAnswer>> => {
  const from = performance.now();
  let next = wires.length;
  wires.length = Math.max(count, next);
  const work = async (): Promise<void> => {
    while (next < count) await open(next++, isRosterKnown);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const tookMs = performance.now() - from;
  heardAt = Math.max(heardAt, from + tookMs);
  while (performance.now() - heardAt < CALM_MS) await pause(100);
  return { tookMs, settledMs: heardAt - from };
};

const churn = async (seconds: number, perSecond: number): Promise<void> => {
  for (let n = 0; n < seconds * perSecond; n += 1) {
    const index = (n * 7919) % wires.length;
    wires[index]?.close();
    await Promise.all([open(index, true), pause(1000 / perSecond)]);
  }
};

const pingAll = (): void => {
  const ping = dialect?.ping;
  if (ping !== undefined) wires.forEach((wire) => wire.send(ping)); // Passes over those who are on their way.
};
setInterval(pingAll, PING_AFTER_MS);

const carryOut = async (order: CrowdOrder): Promise<Partial<CrowdAnswer>> => {
  switch (order.do) {
    case 'meet':
      met = order;
      dialect = dialectOf(order.dialect, order.accounts);
      return {};
    case 'connect':
      return connect(order.count, order.isRosterKnown);
    case 'churn':
      await churn(order.seconds, order.perSecond);
      return {};
    case 'check':
      return { wrong: snapshots.wrong(met?.accounts ?? []) };
    case 'leave':
      for (const wire of wires) wire.close();
      wires = [];
      return {};
  }
};

for await (const line of createInterface(process.stdin)) {
  const answer = await carryOut(JSON.parse(line) as CrowdOrder);
  console.log(
    JSON.stringify({ tookMs: 0, settledMs: 0, wrong: 0, ...answer } satisfies CrowdAnswer),
  );
}
process.exit(0);
