/** Runs of one thing and of the empty one beside it, as figures. */

/** What one start took, by part; ms. */
export type Start = Readonly<Record<string, number>>;
/** Starts of ours, and of the empty page in between. */
export interface Runs {
  readonly ours: readonly Start[];
  readonly empty: readonly Start[];
}

/** The middle one; the mean of both in an even number. */
const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (low === undefined || high === undefined) throw new Error('There is no run.');
  return (low + high) / 2;
};

const row = (name: string, values: readonly number[]): string => {
  const figures = [Math.min(...values), median(values), Math.max(...values)];
  return `  ${name.padEnd(34)}${figures.map((ms) => ms.toFixed(0).padStart(8)).join('')}`;
};

const valuesOf = (starts: readonly Start[], part: string): readonly number[] =>
  starts.map((start) => start[part] ?? NaN);

/** What is ours of a part: the difference of the medians. */
export const ownMs = ({ ours, empty }: Runs, part: string): number =>
  median(valuesOf(ours, part)) - median(valuesOf(empty, part));

/** Prints all parts, ours beside the empty page. */
export const printRuns = (title: string, runs: Runs): void => {
  console.log(
    `\n${title}, ms${' '.repeat(Math.max(0, 32 - title.length))}     min  median     max`,
  );
  for (const part of Object.keys(runs.ours[0] ?? {})) {
    const [ours, empty] = [valuesOf(runs.ours, part), valuesOf(runs.empty, part)];
    console.log(row(`${part}: ours`, ours));
    console.log(row(`${part}: empty`, empty));
    const ratio = median(ours) / median(empty);
    console.log(`    ${ownMs(runs, part).toFixed(0)} ms more, ${ratio.toFixed(2)} times as long`);
  }
};

/** Starts ours and the empty one in turn, so that whatever else the machine does falls on both. */
export const inTurn = async (
  count: number,
  ours: () => Promise<Start>,
  empty: () => Promise<Start>,
): Promise<Runs> => {
  const runs = { ours: [] as Start[], empty: [] as Start[] };
  for (let n = 0; n < count; n += 1) {
    runs.empty.push(await empty());
    runs.ours.push(await ours());
  }
  return runs;
};
