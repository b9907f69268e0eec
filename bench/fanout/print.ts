/** The figures as tables. */
import { beside, type Table, type Verdict } from '../common/report.ts';
import { mediansOf, type Runs } from '../common/rounds.ts';
import type { Figures } from './measure.ts';
import { BASELINE, RELAY } from './subjects.ts';

type Medians = Readonly<Record<keyof Figures, number>>;

const rowOf = (name: string, of: Medians, base: Medians): readonly [string, ...string[]] => [
  name,
  beside(of.p50, base.p50),
  beside(of.p99, base.p99),
  beside(of.perSecond, base.perSecond),
  beside(of.cpuUs, base.cpuUs),
  `${of.loadBusy.toFixed(0)} (server ${of.serverBusy.toFixed(0)})`,
];

/** What came of all servers with so many members. */
export interface Sized {
  readonly members: number;
  readonly runs: Runs<readonly Figures[]>;
}

const mediansIn = ({ runs }: Sized, part: number): ReadonlyMap<string, Medians> =>
  new Map(
    [...runs].map(([name, rounds]) => [name, mediansOf(rounds.flatMap((it) => it[part] ?? []))]),
  );

const mediansAt = (result: Sized, part: number, name: string): Medians => {
  const found = mediansIn(result, part).get(name);
  if (found === undefined) throw new Error(`${name} did not run.`);
  return found;
};

/** Medians of all rounds, each with its ratio to the baseline: a table for each number of changes under way. */
export const tablesOf = (result: Sized, under: readonly number[]): readonly Table[] =>
  under.map((count, part) => {
    const base = mediansAt(result, part, BASELINE);
    return {
      title: `${result.members} members, ${count} under way; in brackets the ratio to "${BASELINE}"`,
      columns: [
        'until all have it, p50 ms',
        'p99 ms',
        'told per second',
        'CPU each, µs',
        'load busy, %',
      ],
      rows: [...mediansIn(result, part)].map(([name, of]) => rowOf(name, of, base)),
    };
  });

/** What the relay is to reach beside the baseline. */
const LIMITS = { p50: 1.15, p99: 1.3, perSecond: 0.7 } as const;

/** One change at a time is to be as fast, and a storm to be told as fast, as by a server that does nothing else. */
export const verdictsOf = (result: Sized, under: readonly number[]): readonly Verdict[] =>
  under.flatMap((count, part) => {
    const [ours, base] = [RELAY, BASELINE].map((name) => mediansAt(result, part, name));
    if (ours === undefined || base === undefined) return [];
    const of = (key: keyof typeof LIMITS): Verdict => ({
      what: `${result.members} members, ${count} under way, ${key} as a ratio to the baseline`,
      value: ours[key] / base[key],
      limit: LIMITS[key],
      isFloor: key === 'perSecond',
    });
    return count === 1 ? [of('p50'), of('p99')] : [of('perSecond')];
  });
