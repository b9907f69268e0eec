/** Counts wrong codes for each address: five a minute, then nothing is tried for it (spec §2, HTTP). */
import { DEVICE_CODE } from '../../shared/protocol/limits.ts';

const MINUTE_MS = 60_000;
/** Addresses that are remembered at most: past it the oldest ones go. */
const MAX_ADDRESSES = 10_000;

/** What an address that wants to try is told: a try counts as wrong until it is taken back. */
export type Try =
  | { readonly kind: 'allowed'; readonly takeBack: () => void }
  | { readonly kind: 'refused'; readonly waitMs: number };

/** A memory of wrong tries. Times are ms on a clock that never jumps. */
export interface WrongTries {
  /** Counts before it is known whether the code is right: tries that come at once are counted too. */
  begin(address: string, now: number): Try;
}

/** Nothing wrong yet. */
export const newWrongTries = (): WrongTries => {
  const tries = new Map<string, readonly { readonly at: number }[]>();
  const note = (address: string, list: readonly { readonly at: number }[]): void => {
    tries.delete(address);
    if (list.length > 0) tries.set(address, list);
    const oldest = tries.keys().next().value;
    if (tries.size > MAX_ADDRESSES && oldest !== undefined) tries.delete(oldest);
  };
  return {
    begin: (address, now) => {
      const recent = (tries.get(address) ?? []).filter(({ at }) => now - at < MINUTE_MS);
      const [first] = recent;
      if (first !== undefined && recent.length >= DEVICE_CODE.wrongTriesPerMinute)
        return { kind: 'refused', waitMs: first.at + MINUTE_MS - now };
      const mine = { at: now };
      note(address, [...recent, mine]);
      const takeBack = (): void => {
        const list = tries.get(address);
        if (list !== undefined)
          note(
            address,
            list.filter((it) => it !== mine),
          );
      };
      return { kind: 'allowed', takeBack };
    },
  };
};
