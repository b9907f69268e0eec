/** Runs of one thing and of the empty one beside it, as figures. */
import { median } from '../../test/support/measure.ts';
import { textTable } from '../common/report.ts';
import { inTurn } from '../common/rounds.ts';

/** What one start took, by part; ms. */
export type Start = Readonly<Record<string, number>>;
/** Starts of ours, and of the empty page in between. */
export interface Runs {
  readonly ours: readonly Start[];
  readonly empty: readonly Start[];
}

const valuesOf = (starts: readonly Start[], part: string): readonly number[] =>
  starts.map((start) => start[part] ?? NaN);

/** What is ours of a part: the difference of the medians. */
export const ownMs = ({ ours, empty }: Runs, part: string): number =>
  median(valuesOf(ours, part)) - median(valuesOf(empty, part));

const rowsOf = (runs: Runs, part: string): (readonly [string, ...string[]])[] => {
  const [ours, empty] = [valuesOf(runs.ours, part), valuesOf(runs.empty, part)];
  const row = (name: string, values: readonly number[]): [string, ...string[]] => {
    const figures = [Math.min(...values), median(values), Math.max(...values)];
    return [`${part}: ${name}`, ...figures.map((ms) => ms.toFixed(0))];
  };
  const ratio = (median(ours) / median(empty)).toFixed(2);
  return [[...row('ours', ours), ownMs(runs, part).toFixed(0), ratio], row('empty', empty)];
};

/** Prints all parts, ours beside the empty page. */
export const printRuns = (title: string, runs: Runs): void => {
  const rows = Object.keys(runs.ours[0] ?? {}).flatMap((part) => rowsOf(runs, part));
  const columns = ['min', 'median', 'max', 'more', 'times'];
  console.log(`\n${textTable({ title: `${title}, ms`, columns, rows })}`);
};

/** Starts ours and the empty one in turn, so that whatever else the machine does falls on both. */
export const startInTurn = async (
  count: number,
  ours: () => Promise<Start>,
  empty: () => Promise<Start>,
): Promise<Runs> => {
  const kinds = [
    { name: 'empty', start: empty },
    { name: 'ours', start: ours },
  ];
  const runs = await inTurn(kinds, count, ({ start }) => start());
  return { ours: runs.get('ours') ?? [], empty: runs.get('empty') ?? [] };
};
