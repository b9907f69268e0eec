/**
 * A record of many of whom few change at a time, in parts by their ids: a change copies its part and no other, and what
 * differs between two such records is found in the parts that are not the same.
 */

/** See above. Nobody ever goes. */
export type Buckets<T> = readonly ReadonlyMap<string, T>[];

/** So many that a part is short in a large team. A power of two. */
const PARTS = 256;

const NOBODY: ReadonlyMap<string, never> = new Map<string, never>();

/** Nothing. */
export const NO_BUCKETS: Buckets<never> = Array.from(
  { length: PARTS },
  () => new Map<string, never>(),
);

const partOf = (id: string): number => {
  let hash = 0;
  for (let n = 0; n < id.length; n += 1) hash = (hash * 31 + id.charCodeAt(n)) | 0;
  return hash & (PARTS - 1);
};

/** What is known under an id. */
export const inBuckets = <T>(buckets: Buckets<T>, id: string): T | undefined =>
  buckets[partOf(id)]?.get(id);

/** With these in place of what was there. */
export const withEntries = <T>(
  buckets: Buckets<T>,
  entries: readonly (readonly [string, T])[],
): Buckets<T> => {
  const copies = new Map<number, Map<string, T>>();
  for (const [id, value] of entries) {
    const part = partOf(id);
    const copy = copies.get(part) ?? new Map(buckets[part]);
    copies.set(part, copy.set(id, value));
  }
  const next = [...buckets];
  for (const [part, copy] of copies) next[part] = copy;
  return next;
};

const differingIn = <T>(a: ReadonlyMap<string, T>, b: ReadonlyMap<string, T>): string[] => {
  const ids: string[] = [];
  for (const [id, value] of b) if (a.get(id) !== value) ids.push(id);
  for (const id of a.keys()) if (!b.has(id)) ids.push(id);
  return ids;
};

/** The ids under which two of them have different values. */
export const differing = <T>(a: Buckets<T>, b: Buckets<T>): readonly string[] => {
  const ids: string[] = [];
  // Asked for each picture: nothing is called for a part that is the same.
  for (let n = 0; n < PARTS; n += 1) {
    const before = a[n] ?? NOBODY;
    const after = b[n] ?? NOBODY;
    if (before !== after) ids.push(...differingIn(before, after));
  }
  return ids;
};
