/** What was measured, as figures. */
import { percentile } from '../../test/support/measure.ts';
import type { Measured, Part } from './measure.ts';
import type { Timeline } from './trace.ts';

/** Longer than this a task keeps a key or a click waiting that one notices. */
const LONG_MS = 50;
/** A picture that is half a frame late is one that is missing. */
const LATE_MS = 25;

const rounded = (value: number): number => Math.round(value * 10) / 10;
const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0);

const timelineFigures = ({ tasks, intervals, commits }: Timeline) => ({
  longTasks: tasks.filter(({ wallMs }) => wallMs > LONG_MS).length,
  longTasksCpu: tasks.filter(({ cpuMs }) => cpuMs > LONG_MS).length,
  longestMs: rounded(most(tasks.map(({ wallMs }) => wallMs))),
  longestCpuMs: rounded(most(tasks.map(({ cpuMs }) => cpuMs))),
  commits: commits.reduce((a, b) => a + b, 0),
  framesWithCommits: commits.length,
  framesWithSeveral: commits.filter((count) => count > 1).length,
  frameMsMedian: intervals.length === 0 ? null : rounded(percentile(intervals, 50)),
  frameMs95: intervals.length === 0 ? null : rounded(percentile(intervals, 95)),
  onTime:
    intervals.length === 0
      ? null
      : rounded((100 * intervals.filter((ms) => ms < LATE_MS).length) / intervals.length),
});

const partFigures = ({ changed, ...timeline }: Part) => ({ changed, ...timelineFigures(timeline) });

const typingFigures = (tookMs: readonly number[]) => ({
  medianMs: rounded(percentile(tookMs, 50)),
  ms95: rounded(percentile(tookMs, 95)),
});

/** The figures, as `--json` prints them. */
export const figuresOf = ({ rest, scroll, blank, typing, rowsInPage }: Measured) => ({
  // At rest a picture is drawn when something in sight changes: what lies between them says nothing.
  rest: partFigures({ ...rest, intervals: [] }),
  scroll: {
    bare: timelineFigures(scroll.bare),
    quiet: partFigures(scroll.quiet),
    busy: partFigures(scroll.busy),
    blank,
  },
  typing: {
    quiet: typingFigures(typing.quiet),
    busy: typingFigures(typing.busy),
    ratio: Math.round((100 * percentile(typing.busy, 50)) / percentile(typing.quiet, 50)) / 100,
  },
  rowsInPage,
});

/** See `figuresOf`. */
export type Figures = ReturnType<typeof figuresOf>;
