/**
 * A record of many of whom few change at a time. What changed lately lies over the rest: a change then costs as much as
 * those, and not as much as all; now and then both become one.
 */

/** See above. Two of one `base` differ in nothing but what lies over it. */
export interface Layers<T> {
  readonly base: Readonly<Record<string, T>>;
  readonly recent: Readonly<Record<string, T>>;
}

/** What lies over the base at most: about the square root of a large team. */
const RECENT_AT_MOST = 64;

/** Nothing. */
export const NO_LAYERS: Layers<never> = { base: {}, recent: {} };

/** What is known under an id. */
export const inLayers = <T>({ base, recent }: Layers<T>, id: string): T | undefined =>
  Object.hasOwn(recent, id) ? recent[id] : base[id];

/** With these in place of what was there. */
export const withLayer = <T>(
  { base, recent }: Layers<T>,
  changed: Readonly<Record<string, T>>,
): Layers<T> => {
  const lately = { ...recent, ...changed };
  return Object.keys(lately).length <= RECENT_AT_MOST
    ? { base, recent: lately }
    : { base: { ...base, ...lately }, recent: {} };
};
