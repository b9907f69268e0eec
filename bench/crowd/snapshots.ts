/**
 * What each of many members was told of their teammates. It is kept as it came and read when all is over: the load must
 * not keep the server waiting. Many get the same bytes, which are kept once.
 */
import { type Account, SHOW_WHEN_IN } from '../fanout/dialect.ts';

/** Lists of members as they came, by who got them. */
export interface Snapshots {
  /** This member begins anew. */
  begin(index: number): void;
  take(index: number, payload: Buffer): void;
  /** The version of the profiles that this member has; null: none. */
  rosterOf(index: number): number | null;
  /** How many teammates somebody has wrong, or has not at all. */
  wrong(accounts: readonly Account[]): number;
}

interface Told {
  readonly memberId: string;
  readonly show: string;
}

const MEMBERS = Buffer.from('"members":[');
const ROSTER = Buffer.from('"roster":');
const REMEMBERED = 16;
/** The longest safe integer has as many. */
const DIGITS = 16;

/** Gives the same bytes back for the same bytes that came lately. */
const newPool = (): ((bytes: Buffer) => Buffer) => {
  const pool: Buffer[] = [];
  return (bytes) => {
    const known = pool.find((each) => each.length === bytes.length && each.equals(bytes));
    if (known !== undefined) return known;
    const copy = Buffer.from(bytes);
    pool.unshift(copy);
    pool.length = Math.min(pool.length, REMEMBERED);
    return copy;
  };
};

const readList = (bytes: Buffer): readonly Told[] =>
  (JSON.parse(`{${bytes.toString()}`) as { members: readonly Told[] }).members;

/** Nobody was told anything. */
export const newSnapshots = (): Snapshots => {
  const came: Buffer[][] = [];
  const rosters: number[] = [];
  const same = newPool();
  return {
    begin: (index) => {
      came[index] = [];
    },
    take: (index, payload) => {
      const roster = payload.subarray(0, 4096).indexOf(ROSTER);
      const from = roster + ROSTER.length;
      if (roster !== -1)
        rosters[index] = parseInt(payload.toString('latin1', from, from + DIGITS), 10);
      const at = payload.indexOf(MEMBERS);
      if (at !== -1) came[index]?.push(same(payload.subarray(at)));
    },
    rosterOf: (index) => rosters[index] ?? null,
    wrong: (accounts) => {
      const lists = new Map<Buffer, readonly Told[]>();
      const listOf = (bytes: Buffer): readonly Told[] => {
        const list = lists.get(bytes) ?? readList(bytes);
        lists.set(bytes, list);
        return list;
      };
      const teams = Map.groupBy(
        accounts.map((account, index) => ({ ...account, index })),
        ({ teamId }) => teamId,
      );
      let wrong = 0;
      for (const team of teams.values())
        for (const { index } of team) {
          const shows = new Map<string, string>();
          for (const bytes of came[index] ?? [])
            for (const { memberId, show } of listOf(bytes)) shows.set(memberId, show);
          for (const mate of team) if (shows.get(mate.memberId) !== SHOW_WHEN_IN) wrong += 1;
        }
      return wrong;
    },
  };
};
