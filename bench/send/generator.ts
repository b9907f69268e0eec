/**
 * The load of durable sends, as a process of its own: so many are under way at any time, each by the next sender, and
 * it takes down how long each is from being sent to its `ok`. Reads its job from standard input, tells as lines of JSON.
 */
import { text } from 'node:stream/consumers';
import { percentile } from '../../test/support/measure.ts';
import type { TargetPlace } from './target.ts';
import { type TargetName, TARGETS } from './targets.ts';

/** What is to be done. */
export interface SendJob {
  readonly target: TargetName;
  readonly place: TargetPlace;
  readonly underWay: number;
  readonly bodyBytes: number;
  /** Before it is measured, and while it is. */
  readonly warmMs: number;
  readonly ms: number;
}

/** What it tells. */
export type SendLine =
  | { readonly event: 'begins' }
  | {
      readonly event: 'ends';
      readonly ms: number;
      readonly sends: number;
      /** From being sent to `ok`, ms. */
      readonly p50: number;
      readonly p99: number;
    };

const tell = (line: SendLine): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
const job = JSON.parse(await text(process.stdin)) as SendJob;
const target = await TARGETS[job.target](job.place);
const senders = job.place.senders.length;
const body = 'The draft is ready. '.repeat(job.bodyBytes).slice(0, job.bodyBytes);

const run = async (ms: number): Promise<{ ms: number; tookMs: readonly number[] }> => {
  const tookMs: number[] = [];
  const from = performance.now();
  const sendOn = async (place: number): Promise<void> => {
    for (let now = performance.now(); now - from < ms;) {
      await target.send(place % senders, body);
      const after = performance.now();
      tookMs.push(after - now);
      now = after;
    }
  };
  await Promise.all(Array.from({ length: job.underWay }, (_, place) => sendOn(place)));
  return { ms: performance.now() - from, tookMs };
};

await run(job.warmMs);
tell({ event: 'begins' });
const { ms, tookMs } = await run(job.ms);
const [p50, p99] = [percentile(tookMs, 50), percentile(tookMs, 99)];
tell({ event: 'ends', ms, sends: tookMs.length, p50, p99 });
process.exit(0);
