/**
 * Counts who has got which change. All sockets get the same bytes: what was read once is known the next time by
 * comparing it, and counted in one step, so that the load does not keep the server waiting.
 */

/** Who waits for what. */
export interface Tally {
  /** A change of this member begins, now. */
  begin(index: number): void;
  isUnderWay(index: number): boolean;
  /** How many changes have not reached all. */
  underWay(): number;
  /** One more has got a change of this member: bytes that are read. */
  told(index: number): void;
  /** The bytes of which `told` was called since the last time, so that they are known from now on. */
  learn(chunk: Buffer, isWhole: boolean): void;
  /** Whether bytes are known; what they tell is counted then. */
  isKnown(chunk: Buffer): boolean;
}

interface Known {
  readonly bytes: Buffer;
  readonly members: readonly number[];
  /** How often they came and were not counted yet. */
  times: number;
  /** How often they may come until a change of theirs has reached all. */
  room: number;
}

/** Sockets of those who make the changes get an answer besides, and some get two turns at once. */
const KNOWN_AT_MOST = 8;

/** A tally for so many members; `onAll` is told what it took, ms, when a change has reached all. */
export const newTally = (members: number, onAll: (tookMs: number) => void): Tally => {
  const missing = new Int32Array(members);
  const since = new Float64Array(members);
  const known: Known[] = [];
  let read: number[] = [];

  const got = (index: number, times: number): void => {
    const left = missing[index] ?? 0;
    if (left === 0) return;
    missing[index] = Math.max(0, left - times);
    if (left <= times) onAll(performance.now() - (since[index] ?? 0));
  };
  const settle = (it: Known): void => {
    const { times } = it;
    it.times = 0;
    for (const index of it.members) got(index, times);
    it.room = it.members.reduce(
      (least, index) => Math.min(least, missing[index] || Infinity),
      Infinity,
    );
  };
  /** The one that came last stands first, and only it has times that were not counted. */
  const makeFirst = (it: Known): void => {
    const [first] = known;
    if (first !== undefined) settle(first);
    const at = known.indexOf(it);
    if (at !== -1) known.splice(at, 1);
    known.unshift(it);
    settle(it);
  };
  const find = (chunk: Buffer): Known | undefined =>
    known.find(({ bytes }) => bytes.length === chunk.length && bytes.equals(chunk));

  return {
    begin: (index) => {
      missing[index] = members;
      since[index] = performance.now();
      const [first] = known;
      if (first !== undefined) settle(first);
    },
    isUnderWay: (index) => missing[index] !== 0,
    underWay: () => missing.filter((left) => left > 0).length,
    told: (index) => {
      read.push(index);
      got(index, 1);
    },
    learn: (chunk, isWhole) => {
      if (isWhole && read.length > 0) {
        makeFirst({ bytes: Buffer.from(chunk), members: read, times: 0, room: 0 });
        known.length = Math.min(known.length, KNOWN_AT_MOST);
      }
      read = [];
    },
    isKnown: (chunk) => {
      const it = find(chunk);
      if (it === undefined) return false;
      if (it !== known[0]) makeFirst(it);
      it.times += 1;
      if (it.times >= it.room) settle(it);
      return true;
    },
  };
};
