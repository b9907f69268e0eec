/** The figures as a table. */
import type { Figures } from './measure.ts';
import { BASELINE } from './subjects.ts';

interface Result {
  readonly members: number;
  readonly isPinned: boolean;
  readonly under: readonly number[];
  readonly runs: ReadonlyMap<string, readonly (readonly Figures[])[]>;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

type Medians = Omit<Figures, 'under'>;

const mediansOf = (runs: readonly (readonly Figures[])[], part: number): Medians => {
  const of = (key: keyof Medians): number =>
    median(runs.map((figures) => figures[part]?.[key] ?? NaN));
  return { p50: of('p50'), p99: of('p99'), perSecond: of('perSecond'), cpuUs: of('cpuUs') };
};

const beside = (value: number, base: number, digits: number): string =>
  `${value.toFixed(digits)} (${(value / base).toFixed(2)})`;

/** Prints medians of all rounds, each with its ratio to the baseline. */
export const printTable = ({ members, isPinned, under, runs }: Result): void => {
  console.log(
    `${members} members, medians, in brackets the ratio to "${BASELINE}"; ${isPinned ? 'server and generator on a core each' : 'server and generator share the cores'}`,
  );
  under.forEach((count, part) => {
    const base = mediansOf(runs.get(BASELINE) ?? [], part);
    console.log(`\n${count} under way`);
    console.table(
      Object.fromEntries(
        [...runs].map(([name, figures]) => {
          const of = mediansOf(figures, part);
          return [
            name,
            {
              'until all have it, p50 ms': beside(of.p50, base.p50, 1),
              'p99 ms': beside(of.p99, base.p99, 1),
              'told per second': beside(of.perSecond, base.perSecond, 0),
              'CPU each, µs': beside(of.cpuUs, base.cpuUs, 2),
            },
          ];
        }),
      ),
    );
  });
};
