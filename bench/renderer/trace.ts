/** Reads a trace of Chromium: long tasks, pictures, and commits of React. */
import type { Browser, Page } from 'playwright-core';
import { takeCommits } from './page.ts';

/** Tells the trace's clock by the page's. */
const CLOCK_MARK = 'fermata-clock';

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** Time of the CPU, microseconds. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string; readonly data?: { readonly frame?: string } };
}

/** What a stretch of time in the page was like; ms. */
export interface Timeline {
  /** Every task of the page's main thread, by the clock and by the time of the CPU. */
  readonly tasks: readonly { readonly wallMs: number; readonly cpuMs: number }[];
  /** Between one picture that reached the screen and the next. */
  readonly intervals: readonly number[];
  /** Commits of React in each frame of the main thread that had any. */
  readonly commits: readonly number[];
}

const CATEGORIES = [
  'blink.user_timing',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-devtools.timeline.frame',
];

/** The thread on which the commits happen; there is one page, so one such thread. */
const mainThread = (events: readonly TraceEvent[]): TraceEvent | undefined => {
  const mains = events.filter(
    ({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain',
  );
  const busy = (main: TraceEvent): number =>
    events.filter(({ pid, tid, name }) => pid === main.pid && tid === main.tid && name === 'Layout')
      .length;
  return mains.toSorted((a, b) => busy(b) - busy(a))[0];
};

const gaps = (times: readonly number[]): readonly number[] =>
  times.slice(1).map((time, n) => time - (times[n] ?? time));

const perFrame = (frames: readonly number[], commits: readonly number[]): readonly number[] =>
  frames
    .map((from, n) => {
      const until = frames[n + 1] ?? Infinity;
      return commits.filter((at) => at >= from && at < until).length;
    })
    .filter((count) => count > 0);

/** What a trace says; commits are by the page's clock, which said `markedAt` at the mark. */
const readTrace = (
  events: readonly TraceEvent[],
  commits: readonly number[],
  markedAt: number,
): Timeline => {
  const main = mainThread(events);
  if (main === undefined) throw new Error('The trace has no main thread of a page.');
  const inPage = events.filter(({ pid }) => pid === main.pid);
  const onMain = inPage.filter(({ tid }) => tid === main.tid);
  const timesOf = (name: string, among: readonly TraceEvent[]): readonly number[] =>
    among
      .filter((event) => event.name === name)
      .map(({ ts }) => ts / 1000)
      .sort((a, b) => a - b);
  const [marked] = timesOf(CLOCK_MARK, onMain);
  if (marked === undefined) throw new Error('The trace does not tell the time of the page.');
  return {
    tasks: onMain
      .filter(({ name, dur }) => name === 'RunTask' && dur !== undefined)
      .map(({ dur = 0, tdur = dur }) => ({ wallMs: dur / 1000, cpuMs: tdur / 1000 })),
    intervals: gaps(timesOf('DrawFrame', inPage)),
    commits: perFrame(
      timesOf('BeginMainThreadFrame', onMain),
      commits.map((at) => at - markedAt + marked),
    ),
  };
};

/** Traces the page while something happens in it. */
export const traced = async (
  browser: Browser,
  page: Page,
  run: () => Promise<void>,
): Promise<Timeline> => {
  await browser.startTracing(page, { categories: CATEGORIES });
  const markedAt = await page.evaluate((name) => performance.mark(name).startTime, CLOCK_MARK);
  await takeCommits(page);
  await run();
  const commits = await takeCommits(page);
  const trace = JSON.parse((await browser.stopTracing()).toString('utf8')) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  return readTrace(trace.traceEvents, commits, markedAt);
};
