import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inLayers, type Layers, NO_LAYERS, withLayer } from '../../../shared/engine/layers.ts';

const ids = Array.from({ length: 200 }, (_, n) => `m${n}`);
const change = fc.dictionary(fc.constantFrom(...ids), fc.integer(), { maxKeys: 20 });

it('is to a reader what one record is, however many changes came', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
      let layers: Layers<number> = NO_LAYERS;
      let record: Record<string, number> = {};
      for (const some of changes) {
        layers = withLayer(layers, some);
        record = { ...record, ...some };
      }
      for (const id of ids) expect(inLayers(layers, id)).toBe(record[id]);
    }),
  );
});

it('leaves the rest of a large team as it is when one changes', () => {
  const all = withLayer(NO_LAYERS, Object.fromEntries(ids.map((id) => [id, 0])));
  const next = withLayer(all, { m7: 1 });
  expect(next.base).toBe(all.base);
  expect(next.recent).toEqual({ m7: 1 });
});
