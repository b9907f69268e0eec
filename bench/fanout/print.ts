/** The figures as tables. */
import { beside, type Table } from '../common/report.ts';
import { mediansOf, type Runs } from '../common/rounds.ts';
import type { Figures } from './measure.ts';
import { BASELINE } from './subjects.ts';

type Medians = Readonly<Record<keyof Figures, number>>;

const rowOf = (name: string, of: Medians, base: Medians): readonly [string, ...string[]] => [
  name,
  beside(of.p50, base.p50),
  beside(of.p99, base.p99),
  beside(of.perSecond, base.perSecond),
  beside(of.cpuUs, base.cpuUs),
];

/** Medians of all rounds, each with its ratio to the baseline: a table for each number of changes under way. */
export const tablesOf = (
  members: number,
  under: readonly number[],
  runs: Runs<readonly Figures[]>,
): readonly Table[] =>
  under.map((count, part) => {
    const medians = new Map(
      [...runs].map(([name, rounds]) => [name, mediansOf(rounds.flatMap((it) => it[part] ?? []))]),
    );
    const base = medians.get(BASELINE);
    if (base === undefined) throw new Error('The baseline did not run.');
    return {
      title: `${members} members, ${count} under way; in brackets the ratio to "${BASELINE}"`,
      columns: ['until all have it, p50 ms', 'p99 ms', 'told per second', 'CPU each, µs'],
      rows: [...medians].map(([name, of]) => rowOf(name, of, base)),
    };
  });
