/** The figures as a table. */
import { type Table, textTable } from '../common/report.ts';
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

/** Prints them: the baseline beside what is measured. */
export const printFigures = ({ rest, scroll, typing, rowsInPage }: Figures): void => {
  const tables: readonly Table[] = [
    {
      title: 'The window',
      columns: ['scroll, bare rows', 'scroll, quiet', 'scroll, changes', 'rest, changes'],
      rows: ROWS.map(([name, key]) => [
        name,
        key === 'changed' ? null : scroll.bare[key],
        scroll.quiet[key],
        scroll.busy[key],
        rest[key],
      ]),
    },
    {
      title: 'From a key to its picture, ms',
      columns: ['quiet', 'changes', 'ratio'],
      rows: [
        ['median', typing.quiet.medianMs, typing.busy.medianMs, typing.ratio],
        ['95th percentile', typing.quiet.ms95, typing.busy.ms95, null],
      ],
    },
  ];
  for (const table of tables) console.log(`${textTable(table)}\n`);
  console.log(`Pictures with an empty list while scrolling: ${scroll.blank}`);
  console.log(`Rows in the page: ${rowsInPage}`);
};
