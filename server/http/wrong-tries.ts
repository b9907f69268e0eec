/** Counts wrong codes for each address: five a minute, then nothing is tried for it (spec §2, HTTP). */
import { DEVICE_CODE } from '../../shared/protocol/limits.ts';

const MINUTE_MS = 60_000;
/** Addresses that are remembered at most: past it the oldest ones go. */
const MAX_ADDRESSES = 10_000;

/** A memory of wrong tries. Times are ms on a clock that never jumps. */
export interface WrongTries {
  /** How long an address has to wait, ms; 0: it may try. */
  waitMs(address: string, now: number): number;
  note(address: string, now: number): void;
}

/** Nothing wrong yet. */
export const newWrongTries = (): WrongTries => {
  const tries = new Map<string, number[]>();
  const recent = (address: string, now: number): number[] =>
    (tries.get(address) ?? []).filter((at) => now - at < MINUTE_MS);
  return {
    waitMs: (address, now) => {
      const [first, ...rest] = recent(address, now);
      if (first === undefined || rest.length + 1 < DEVICE_CODE.wrongTriesPerMinute) return 0;
      return first + MINUTE_MS - now;
    },
    note: (address, now) => {
      const list = [...recent(address, now), now];
      tries.delete(address);
      tries.set(address, list);
      const oldest = tries.keys().next().value;
      if (tries.size > MAX_ADDRESSES && oldest !== undefined) tries.delete(oldest);
    },
  };
};
