/** What was measured, as figures. */
import type { Measured, Part } from './measure.ts';

/** Longer than this a task keeps a key or a click waiting that one notices. */
const LONG_MS = 50;
/** A picture that is half a frame late is one that is missing. */
const LATE_MS = 25;

/** The value below which so many (0 to 1) of them lie. */
const share = (values: readonly number[], part: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
};

const rounded = (value: number): number => Math.round(value * 10) / 10;
const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0);

const partFigures = ({ tasks, intervals, commits, changed }: Part) => ({
  changed,
  longTasks: tasks.filter(({ wallMs }) => wallMs > LONG_MS).length,
  longTasksCpu: tasks.filter(({ cpuMs }) => cpuMs > LONG_MS).length,
  longestMs: rounded(most(tasks.map(({ wallMs }) => wallMs))),
  longestCpuMs: rounded(most(tasks.map(({ cpuMs }) => cpuMs))),
  commits: commits.reduce((a, b) => a + b, 0),
  framesWithCommits: commits.length,
  framesWithSeveral: commits.filter((count) => count > 1).length,
  frameMsMedian: intervals.length === 0 ? null : rounded(share(intervals, 0.5)),
  frameMs95: intervals.length === 0 ? null : rounded(share(intervals, 0.95)),
  onTime:
    intervals.length === 0
      ? null
      : rounded((100 * intervals.filter((ms) => ms < LATE_MS).length) / intervals.length),
});

const typingFigures = (tookMs: readonly number[]) => ({
  medianMs: rounded(share(tookMs, 0.5)),
  ms95: rounded(share(tookMs, 0.95)),
});

/** The figures, as `--json` prints them. */
export const figuresOf = ({ rest, scroll, blank, typing, rowsInPage }: Measured) => ({
  // At rest a picture is drawn when something in sight changes: what lies between them says nothing.
  rest: partFigures({ ...rest, intervals: [] }),
  scroll: { quiet: partFigures(scroll.quiet), busy: partFigures(scroll.busy), blank },
  typing: {
    quiet: typingFigures(typing.quiet),
    busy: typingFigures(typing.busy),
    ratio: Math.round((100 * share(typing.busy, 0.5)) / share(typing.quiet, 0.5)) / 100,
  },
  rowsInPage,
});

/** See `figuresOf`. */
export type Figures = ReturnType<typeof figuresOf>;
