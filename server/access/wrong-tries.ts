/**
 * Counts wrong codes, tokens, invites and admin secrets for each address (T3, spec §2 HTTP). There are two ways:
 *
 * What can be guessed – a code of 8 characters, an admin secret that a person chose – is counted **before** it is
 * checked, and past the limit nothing is checked for that address: only so do the guesses end.
 *
 * What has 256 random bits – tokens, invites – nobody guesses, at any rate. It is checked first, only failures
 * count, and past the limit only failures are refused in another way (429, close 4008: "later"). A whole office
 * comes from one address: one machine that tries a revoked token in a loop must not keep the others out.
 */
import { limitKey } from './address.ts';

const MINUTE_MS = 60_000;
/** Addresses that are remembered at most: past it the oldest ones go. */
const MAX_ADDRESSES = 10_000;

/** What an address that wants to try is told: a try counts as wrong until it is taken back. */
export type Try =
  | { readonly kind: 'allowed'; readonly takeBack: () => void }
  | { readonly kind: 'refused'; readonly waitMs: number };

/** A memory of wrong tries. Times are ms on a clock that never jumps. */
export interface WrongTries {
  /** Counts before it is known whether the secret is right: tries that come at once are counted too. */
  begin(address: string, now: number): Try;
}

/** Nothing wrong yet; `perMinute` wrong ones are taken from an address. */
export const newWrongTries = (perMinute: number): WrongTries => {
  const tries = new Map<string, readonly { readonly at: number }[]>();
  const note = (address: string, list: readonly { readonly at: number }[]): void => {
    tries.delete(address);
    if (list.length > 0) tries.set(address, list);
    const oldest = tries.keys().next().value;
    if (tries.size > MAX_ADDRESSES && oldest !== undefined) tries.delete(oldest);
  };
  return {
    begin: (from, now) => {
      const address = limitKey(from);
      const recent = (tries.get(address) ?? []).filter(({ at }) => now - at < MINUTE_MS);
      const [first] = recent;
      if (first !== undefined && recent.length >= perMinute)
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
