/** What a bench puts together from pieces is what came. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Rest } from '../../bench/common/rest.ts';

const piece = fc.record({
  chunk: fc.uint8Array({ minLength: 1, maxLength: 200 }),
  /** How much of what is there is taken, of 1. */
  taken: fc.double({ min: 0, max: 1, noNaN: true }),
});
/** Connections take turns, and lend each other's buffers. */
const pieces = fc.array(fc.record({ who: fc.nat({ max: 2 }), piece }), { maxLength: 40 });

it('gives back every byte once and in order, whatever is taken when', () => {
  fc.assert(
    fc.property(pieces, fc.integer({ min: 1, max: 2000 }), (all, times) => {
      const lines = Array.from({ length: 3 }, () => ({
        rest: new Rest(),
        came: [] as Buffer[],
        taken: [] as Buffer[],
      }));
      for (const { who, piece: it } of all) {
        const line = lines[who];
        if (line === undefined) throw new Error('There are three.');
        const chunk = Buffer.concat(Array.from({ length: times }, () => it.chunk));
        line.came.push(Buffer.from(chunk));
        const data = line.rest.before(chunk);
        const at = Math.round(it.taken * data.length);
        line.taken.push(Buffer.from(data.subarray(0, at)));
        line.rest.keep(data, at);
        chunk.fill(0); // It is somebody else's from now on.
      }
      for (const { rest, came, taken } of lines) {
        const left = rest.before(Buffer.alloc(0));
        expect(rest.isEmpty).toBe(left.length === 0);
        expect(Buffer.concat([...taken, left]).equals(Buffer.concat(came))).toBe(true);
        rest.keep(left, left.length);
        expect(rest.isEmpty).toBe(true);
      }
    }),
    { numRuns: 50 },
  );
});
