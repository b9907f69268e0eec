/** What was sent, promised and received, and how long a promise took. */
import { percentile } from '../../test/support/measure.ts';

/** Counts messages by what became of them. */
export interface Tally {
  sent(messageId: string, at: number): void;
  answered(messageId: string, outcome: string, at: number): void;
  received(messageId: string): void;
  /** Messages that were promised and have not come. */
  missing(): number;
  result(): Result;
}

/** What a run came to; times in ms. */
export interface Result {
  readonly sends: number;
  readonly acknowledged: number;
  readonly refused: number;
  readonly unanswered: number;
  readonly lost: number;
  readonly duplicated: number;
  readonly okMs: { p50: number; p95: number; p99: number; max: number };
}

const round = (ms: number): number => Math.round(ms * 100) / 100;

const percentiles = (values: readonly number[]): Result['okMs'] => {
  const at = (percent: number): number =>
    round(values.length === 0 ? 0 : percentile(values, percent));
  return { p50: at(50), p95: at(95), p99: at(99), max: at(100) };
};

/** Nothing sent yet. */
export const newTally = (): Tally => {
  const sentAt = new Map<string, number>();
  const promised = new Set<string>();
  const came = new Map<string, number>();
  const okMs: number[] = [];
  let refused = 0;
  const missing = (): number => [...promised].filter((id) => !came.has(id)).length;
  return {
    sent: (messageId, at) => void sentAt.set(messageId, at),
    answered: (messageId, outcome, at) => {
      const since = sentAt.get(messageId);
      if (since === undefined) return;
      if (outcome !== 'ok') refused += 1;
      else {
        promised.add(messageId);
        okMs.push(at - since);
      }
    },
    received: (messageId) => void came.set(messageId, (came.get(messageId) ?? 0) + 1),
    missing,
    result: () => ({
      sends: sentAt.size,
      acknowledged: promised.size,
      refused,
      unanswered: sentAt.size - promised.size - refused,
      lost: missing(),
      duplicated: [...came.values()].filter((count) => count > 1).length,
      okMs: percentiles(okMs),
    }),
  };
};
