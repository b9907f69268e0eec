/**
 * The load, as a process of its own: connects all members, then has some changes under way at any time, each by
 * another member, and takes down how long it is from one to when all have it. Reads its job from standard input, tells
 * as lines of JSON.
 */
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { type Account, rawDialect, relayDialect } from './dialect.ts';
import { openRawWire, type RawWire } from './raw-wire.ts';

/** What is to be done. */
export interface GeneratorJob {
  readonly port: number;
  readonly dialect: 'raw' | 'relay';
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

const tell = (line: GeneratorLine): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
const job = JSON.parse(await text(process.stdin)) as GeneratorJob;
const { accounts } = job;
const dialect = job.dialect === 'raw' ? rawDialect : relayDialect(accounts);
const wires: RawWire[] = [];
let heardAt = performance.now();

/** Of each member's change: how many have not got it yet, and since when. 0: none is under way. */
const missing = new Int32Array(accounts.length);
const since = new Float64Array(accounts.length);
const made = new Int32Array(accounts.length);
let onAll: (tookMs: number) => void = () => undefined;

const take = (index: number): void => {
  const left = missing[index] ?? 0;
  if (left === 0) return;
  missing[index] = left - 1;
  if (left === 1) onAll(performance.now() - (since[index] ?? 0));
};

const open = async (account: Account): Promise<RawWire> => {
  const { promise: welcomed, resolve } = Promise.withResolvers<undefined>();
  const hello = dialect.hello(account);
  const wire = await openRawWire({ port: job.port, ...dialect }, (payload) => {
    heardAt = performance.now();
    if (dialect.isWelcome(payload)) resolve(undefined);
    dialect.told(payload, take);
  });
  if (hello === null) return wire;
  wire.send(hello);
  await welcomed;
  wire.send(dialect.change(account, 0, -1));
  return wire;
};

let turn = 0;
/** The next member of whom nothing is under way makes a change. */
const change = (): void => {
  do turn = (turn + 1) % accounts.length;
  while (missing[turn] !== 0);
  const account = accounts[turn];
  if (account === undefined) return;
  missing[turn] = accounts.length;
  since[turn] = performance.now();
  wires[turn]?.send(dialect.change(account, turn, made[turn] ?? 0));
  made[turn] = (made[turn] ?? 0) + 1;
};

const runPart = async (under: number): Promise<void> => {
  const tookMs: number[] = [];
  const from = performance.now();
  const until = from + job.seconds * 1000;
  tell({ event: 'begins' });
  const { promise: done, resolve } = Promise.withResolvers<number>();
  let running = under;
  onAll = (took) => {
    tookMs.push(took);
    const now = performance.now();
    if (now < until) change();
    else if (--running === 0) resolve(now);
  };
  for (let n = 0; n < under; n += 1) change();
  const ms = (await done) - from;
  tell({ event: 'ends', under, ms, changes: tookMs.length, tookMs });
};

for (let from = 0; from < accounts.length; from += AT_ONCE)
  wires.push(...(await Promise.all(accounts.slice(from, from + AT_ONCE).map(open))));
while (performance.now() - heardAt < CALM_MS && job.dialect === 'relay') await pause(100);
for (const under of job.under) {
  await runPart(under);
  await pause(300);
}
process.exit(0);
