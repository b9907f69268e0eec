import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type Buckets,
  differing,
  inBuckets,
  NO_BUCKETS,
  withEntries,
} from '../../../shared/engine/buckets.ts';

const ids = [...Array.from({ length: 200 }, (_, n) => `m${n}`), '__proto__', ''];
const entries = fc.array(fc.tuple(fc.constantFrom(...ids), fc.integer({ max: 3, min: 0 })), {
  maxLength: 20,
});
const changes = fc.array(entries, { maxLength: 20 });
const built = (all: readonly (readonly (readonly [string, number])[])[]): Buckets<number> =>
  all.reduce<Buckets<number>>(withEntries, NO_BUCKETS);

it('is to a reader what one record is, however many changes came', () => {
  fc.assert(
    fc.property(changes, (all) => {
      const record = new Map(all.flat());
      const buckets = built(all);
      for (const id of ids) expect(inBuckets(buckets, id)).toBe(record.get(id));
    }),
  );
});

it('knows where two differ, whether or not one was made of the other', () => {
  fc.assert(
    fc.property(changes, changes, fc.boolean(), (first, second, isOnTop) => {
      const [a, b] = [built(first), built(isOnTop ? [...first, ...second] : second)];
      const apart = ids.filter((id) => inBuckets(a, id) !== inBuckets(b, id));
      expect([...differing(a, b)].sort()).toEqual([...apart].sort());
    }),
  );
});

it('leaves the rest of a large team as it is when one changes', () => {
  const all = built([ids.map((id) => [id, 0] as const)]);
  const next = withEntries(all, [['m7', 1]]);
  expect(next.filter((part, n) => part !== all[n])).toHaveLength(1);
});
