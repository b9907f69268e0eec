/** What the core counts and measures, and whom it tells. Nothing of it is an id, a name or an address. */
import type { BatchReason, ErrorCode, SendState } from '../../shared/protocol/replies.ts';
import type { StoreFault } from './store.ts';

/** Something that is counted. */
export type Counted =
  /** A message accepted, by how it was taken; one sent again is none (H2). */
  | `send.${SendState}`
  /** A batch released, and the messages in it. */
  | `batch.${BatchReason}`
  | `released.${BatchReason}`
  | 'revised'
  | 'urged'
  | 'withdrawn'
  /** A request that was answered `error`. */
  | `refused.${ErrorCode}`
  /** A turn of which nothing was kept. */
  | `turnFault.${StoreFault | 'internal'}`;

/** How often what happened. */
export type Counts = Map<Counted, number>;

/** Something that is measured: how long a turn took with its commit, and how many jobs it ran. */
export type Measured = 'turnMs' | 'turnJobs';

/** Takes counts and measures. Called in the hot path: it adds numbers and nothing else. */
export interface Meter {
  /** Counts of a turn, told when it is known what became of it: what was not kept is not counted. */
  add(counts: ReadonlyMap<Counted, number>): void;
  measure(what: Measured, value: number): void;
}

/** A meter that nobody reads. */
export const noMeter: Meter = { add: () => undefined, measure: () => undefined };

/** Counts one thing more. */
export const addTo = (counts: Counts, what: Counted, by = 1): void => {
  counts.set(what, (counts.get(what) ?? 0) + by);
};
