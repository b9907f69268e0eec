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

/** Counts refusals; tells once for each flood that there is one. Times are ms on a clock that never jumps. */
export const refusalCount = (): ((now: number) => boolean) => {
  let since = -Infinity;
  let refusals = 0;
  return (now) => {
    if (now - since >= FLOOD.withinMs) {
      since = now;
      refusals = 0;
    }
    refusals += 1;
    return refusals === FLOOD.refusals;
  };
};

/** Counts requests. Times are ms on a clock that never jumps. */
export const requestBucket = (): ((now: number) => RateVerdict) => {
  let tokens: number = REQUEST_RATE.burst;
  let filledAt: number | null = null;
  let refusedSince: number | null = null;
  let refusedAt = 0;
  return (now) => {
    const gained = ((now - (filledAt ?? now)) * REQUEST_RATE.perSecond) / 1000;
    tokens = Math.min(REQUEST_RATE.burst, tokens + gained);
    filledAt = now;
    if (tokens >= 1) {
      tokens -= 1;
      return { kind: 'allowed' };
    }
    if (refusedSince === null || now - refusedAt > CALM_MS) refusedSince = now;
    refusedAt = now;
    if (now - refusedSince >= REQUEST_RATE.closeAfterMs) return { kind: 'overdone' };
    return {
      kind: 'limited',
      retryAfterMs: Math.ceil(((1 - tokens) * 1000) / REQUEST_RATE.perSecond),
    };
  };
};
