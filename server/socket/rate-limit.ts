/** A bucket of requests for one connection (T6). */
import { REQUEST_RATE } from '../../shared/protocol/limits.ts';

/** What becomes of a request. `overdone`: the client kept on for too long. */
export type RateVerdict =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'limited'; readonly retryAfterMs: number }
  | { readonly kind: 'overdone' };

/** A client that was not refused for so long has calmed down. */
const CALM_MS = 2000;

/** So many refusals within so long are a flood: no client that reads its answers comes near. */
const FLOOD = { refusals: 100, withinMs: 250 } as const;

const ALLOWED: RateVerdict = { kind: 'allowed' };

/** Counts refusals; tells once for each flood that there is one. Times are ms on a clock that never jumps. */
export class RefusalCount {
  #since = -Infinity;
  #refusals = 0;

  /** Counts one more. */
  isFlood(now: number): boolean {
    if (now - this.#since >= FLOOD.withinMs) {
      this.#since = now;
      this.#refusals = 0;
    }
    this.#refusals += 1;
    return this.#refusals === FLOOD.refusals;
  }
}

/** Counts requests. Times are ms on a clock that never jumps. */
export class RequestBucket {
  #tokens: number = REQUEST_RATE.burst;
  #filledAt = -Infinity;
  #refusedSince = -Infinity;
  #refusedAt = -Infinity;

  /** What becomes of one that comes now. */
  verdictAt(now: number): RateVerdict {
    const gained = ((now - this.#filledAt) * REQUEST_RATE.perSecond) / 1000;
    this.#tokens = Math.min(REQUEST_RATE.burst, this.#tokens + gained);
    this.#filledAt = now;
    if (this.#tokens >= 1) {
      this.#tokens -= 1;
      return ALLOWED;
    }
    if (now - this.#refusedAt > CALM_MS) this.#refusedSince = now;
    this.#refusedAt = now;
    if (now - this.#refusedSince >= REQUEST_RATE.closeAfterMs) return { kind: 'overdone' };
    return {
      kind: 'limited',
      retryAfterMs: Math.ceil(((1 - this.#tokens) * 1000) / REQUEST_RATE.perSecond),
    };
  }
}
