/** The figures as a table. */
import type { Figures } from './figures.ts';

type PartFigures = Figures['rest'];

const ROWS = [
  ['teammates that changed', 'changed'],
  ['tasks over 50 ms', 'longTasks'],
  ['… by time of the CPU', 'longTasksCpu'],
  ['longest task, ms', 'longestMs'],
  ['… by time of the CPU', 'longestCpuMs'],
  ['commits of React', 'commits'],
  ['frames with any', 'framesWithCommits'],
  ['frames with more than one', 'framesWithSeveral'],
  ['between pictures, median ms', 'frameMsMedian'],
  ['… 95th percentile', 'frameMs95'],
  ['pictures on time, %', 'onTime'],
] as const satisfies readonly (readonly [string, keyof PartFigures])[];

const line = (name: string, cells: readonly (string | number | null)[]): string =>
  `${name.padEnd(32)}${cells.map((cell) => String(cell ?? '–').padStart(16)).join('')}`;

/** Prints them: the baseline beside what is measured. */
export const printFigures = ({ rest, scroll, typing, rowsInPage }: Figures): void => {
  console.log(line('', ['scroll, quiet', 'scroll, changes', 'rest, changes']));
  for (const [name, key] of ROWS)
    console.log(line(name, [scroll.quiet[key], scroll.busy[key], rest[key]]));
  console.log(`\nPictures with an empty list while scrolling: ${scroll.blank}`);
  console.log(`Rows in the page: ${rowsInPage}`);
  console.log(line('\nfrom a key to its picture, ms', ['quiet', 'changes', 'ratio']));
  console.log(line('median', [typing.quiet.medianMs, typing.busy.medianMs, typing.ratio]));
  console.log(line('95th percentile', [typing.quiet.ms95, typing.busy.ms95]));
};
