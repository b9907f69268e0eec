/**
 * The load, as a process of its own: connects all members, then has some changes under way at any time, each by
 * another member, and takes down how long it is from one to when all have it. Reads its job from standard input, tells
 * as lines of JSON.
 */
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { REQUEST_RATE } from '../../shared/protocol/limits.ts';
import { openWire, type Wire } from '../common/wire.ts';
import type { Account } from './dialect.ts';
import { type DialectName, dialectOf } from './dialects.ts';
import { newTally } from './tally.ts';

/** What is to be done. */
export interface GeneratorJob {
  readonly port: number;
  readonly dialect: DialectName;
  readonly accounts: readonly Account[];
  /** So many changes are under way at once, one part of the run for each. */
  readonly under: readonly number[];
  readonly seconds: number;
}

/** What it tells: a part begins, and what came of it. */
export type GeneratorLine =
  | { readonly event: 'begins' }
  | {
      readonly event: 'ends';
      readonly under: number;
      readonly ms: number;
      readonly changes: number;
      /** From a change until all have it, ms, in the order in which they were made. */
      readonly tookMs: readonly number[];
    };

const AT_ONCE = 50;
/** Who comes is a change too: the run begins when nobody is told of those any more. */
const CALM_MS = 1500;
/** After a part is over, what is under way has so long to reach all: what is lost is told, not waited for. */
const LOST_MS = 30_000;
/** Requests of a burst that stay unused, so that none is refused. */
const SPARE_REQUESTS = 20;
/** After a part whoever used up their requests has them again. */
const REST_MS = (REQUEST_RATE.burst / REQUEST_RATE.perSecond) * 1000;

const tell = (line: GeneratorLine): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
const job = JSON.parse(await text(process.stdin)) as GeneratorJob;
const { accounts } = job;
const dialect = dialectOf(job.dialect, accounts);
const wires: Wire[] = [];
let heardAt = performance.now();
/** What comes before a part begins is not to be known: it is told of nobody who waits. */
let isRunning = false;

const made = new Int32Array(accounts.length);
let onAll: (tookMs: number) => void = () => undefined;
const tally = newTally(accounts.length, (tookMs) => onAll(tookMs));

const open = async (account: Account): Promise<Wire> => {
  const { promise: welcomed, resolve } = Promise.withResolvers<undefined>();
  const hello = dialect.hello(account);
  const wire = await openWire({ port: job.port }, dialect.framing, {
    isKnown: (chunk) => tally.isKnown(chunk),
    onRead: (chunk, isWhole) => tally.learn(chunk, isWhole && isRunning),
    onPayload: (payload) => {
      heardAt = performance.now();
      if (dialect.told(payload, (index) => tally.told(index))) return;
      if (dialect.isWelcome(payload)) resolve(undefined);
      const answer = dialect.answer(payload, account);
      if (answer !== null) wire.send(answer);
    },
  });
  if (hello === null) return wire;
  wire.send(hello);
  await welcomed;
  return wire;
};

let turn = 0;
/** The next member of whom nothing is under way makes a change. */
const change = (): void => {
  do turn = (turn + 1) % accounts.length;
  while (tally.isUnderWay(turn));
  const account = accounts[turn];
  if (account === undefined) return;
  tally.begin(turn);
  wires[turn]?.send(dialect.change(account, turn, made[turn] ?? 0));
  made[turn] = (made[turn] ?? 0) + 1;
};

/** How many changes one member may make within a part before the relay refuses them (T6), and others are as frugal. */
const mayMake = (ms: number): number =>
  REQUEST_RATE.burst - SPARE_REQUESTS + (REQUEST_RATE.perSecond * ms) / 1000;

const runPart = async (under: number): Promise<void> => {
  const tookMs: number[] = [];
  const from = performance.now();
  const until = from + job.seconds * 1000;
  tell({ event: 'begins' });
  const { promise: done, resolve } = Promise.withResolvers<number>();
  const lost = setTimeout(
    () => {
      console.error(`${tally.underWay()} changes did not reach all members.`);
      process.exit(1);
    },
    job.seconds * 1000 + LOST_MS,
  );
  let running = Math.min(under, accounts.length); // One change of each member at a time.
  const before = made.slice();
  const mayGoOn = (now: number): boolean =>
    now < until && (made[turn] ?? 0) - (before[turn] ?? 0) < mayMake(now - from);
  isRunning = true;
  onAll = (took) => {
    tookMs.push(took);
    const now = performance.now();
    if (mayGoOn(now)) change();
    else if (--running === 0) resolve(now);
  };
  for (let n = 0; n < running; n += 1) change();
  const ms = (await done) - from;
  clearTimeout(lost);
  isRunning = false;
  tell({ event: 'ends', under, ms, changes: tookMs.length, tookMs });
};

for (let from = 0; from < accounts.length; from += AT_ONCE)
  wires.push(...(await Promise.all(accounts.slice(from, from + AT_ONCE).map(open))));
while (performance.now() - heardAt < CALM_MS) await pause(100);
for (const [index, under] of job.under.entries()) {
  if (index > 0) await pause(REST_MS);
  await runPart(under);
}
process.exit(0);
