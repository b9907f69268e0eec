/** The load counts who has got what by comparing bytes: it has to come to the same as reading each of them. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newTally } from '../../bench/fanout/tally.ts';

const MEMBERS = 4;
const SOCKETS = MEMBERS;

/** Which members change in a turn, and in which order sockets read on; each takes one turn or two at once. */
const story = fc.array(
  fc.record({
    changes: fc.uniqueArray(fc.nat(MEMBERS - 1), { minLength: 1 }),
    reads: fc.array(fc.record({ socket: fc.nat(SOCKETS - 1), isDouble: fc.boolean() }), {
      maxLength: 2 * SOCKETS,
    }),
  }),
  { minLength: 1, maxLength: 30 },
);

it('tells that a change has reached all when the last one has it, and not before', () => {
  fc.assert(
    fc.property(story, (turns) => {
      const done: number[] = [];
      const missing = new Array<number>(MEMBERS).fill(0);
      const expected: number[] = [];
      const ended: number[] = [];
      const tally = newTally(MEMBERS, () => done.push(1));
      const waiting: (readonly number[])[][] = Array.from({ length: SOCKETS }, () => []);
      const read = (socket: number, isDouble: boolean): void => {
        const members = waiting[socket]?.splice(0, isDouble ? 2 : 1).flat() ?? [];
        if (members.length === 0) return;
        for (const index of members) {
          missing[index] = (missing[index] ?? 0) - 1;
          if (missing[index] === 0) ended.push(index);
        }
        const chunk = Buffer.from(members.join(','));
        if (tally.isKnown(chunk)) return;
        for (const index of members) tally.told(index);
        tally.learn(chunk, true);
      };
      for (const { changes, reads } of turns) {
        const begun = changes.filter((index) => missing[index] === 0);
        for (const index of begun) {
          missing[index] = MEMBERS;
          expected.push(index);
          tally.begin(index);
        }
        if (begun.length > 0) for (const queue of waiting) queue.push(begun);
        for (const { socket, isDouble } of reads) {
          read(socket, isDouble);
          expect(done).toHaveLength(ended.length);
        }
        for (let index = 0; index < MEMBERS; index += 1)
          expect(tally.isUnderWay(index)).toBe(missing[index] !== 0);
      }
      for (let socket = 0; socket < SOCKETS; socket += 1)
        while (waiting[socket]?.length !== 0) read(socket, false);
      expect(done).toHaveLength(expected.length);
      expect(tally.underWay()).toBe(0);
    }),
    { numRuns: 500 },
  );
});
