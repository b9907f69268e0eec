/** What is measured: the window at rest, scrolled and typed in, while nobody changes and while many do. */
import { setTimeout as pause } from 'node:timers/promises';
import { standStill } from '../../test/support/frames.ts';
import { openBarePage } from './bare-page.ts';
import { type BenchPage, countBlank, openBenchPage, scrollFor, typeFor } from './page.ts';
import { type ScriptedRelay, startScriptedRelay } from './scripted-relay.ts';
import { type Timeline, traced } from './trace.ts';

/** How much, how fast, how long. */
export interface Load {
  readonly members: number;
  /** A second. */
  readonly changes: number;
  /** Of each part. */
  readonly seconds: number;
}

/** One part: the page's timeline, and how many teammates changed in it. */
export interface Part extends Timeline {
  readonly changed: number;
}

/** All parts. `quiet` is the baseline of the same run: the same window, and nobody changes. */
export interface Measured {
  readonly rest: Part;
  readonly scroll: {
    /** As many rows without anything behind them: what this machine can draw. */
    readonly bare: Timeline;
    readonly quiet: Part;
    readonly busy: Part;
  };
  /** Pictures in which there was nothing where a row belongs, of all that were drawn while scrolling under changes. */
  readonly blank: number;
  /** Ms from each key to its picture. */
  readonly typing: { readonly quiet: readonly number[]; readonly busy: readonly number[] };
  readonly rowsInPage: number;
}

const TEXT = 'The draft is ready, have a look at it when your focus is over. ';

const partOf = async (
  { browser, page }: BenchPage,
  relay: ScriptedRelay,
  perSecond: number,
  run: () => Promise<void>,
): Promise<Part> => {
  const before = relay.told();
  relay.setRate(perSecond);
  const timeline = await traced(browser, page, run);
  relay.setRate(0);
  return { ...timeline, changed: relay.told() - before };
};

/** In a run of its own: to look into each picture is work in what would be measured. */
const blankWhileScrolled = async (
  { page }: BenchPage,
  relay: ScriptedRelay,
  perSecond: number,
  ms: number,
): Promise<number> => {
  relay.setRate(perSecond);
  const [blank] = await Promise.all([countBlank(page, ms), scrollFor(page, ms)]);
  relay.setRate(0);
  return blank;
};

/** Waits until the window has drawn all that came before, or stands in the middle of what comes. */
const underWay = async ({ page }: BenchPage, relay: ScriptedRelay, rate: number): Promise<void> => {
  const before = relay.told();
  while (relay.told() - before < rate / 2) await pause(20);
  if (rate === 0) await standStill(page, 'a[data-row]', 10);
};

/** Typing is not traced: the trace would be what is measured. */
const typing = async (bench: BenchPage, relay: ScriptedRelay, load: Load) => {
  const { page } = bench;
  await page.locator('a[data-row]').nth(12).click();
  await page.getByRole('textbox', { name: /^Message to/ }).waitFor();
  const text = TEXT.repeat(Math.max(1, Math.round(load.seconds / 5)));
  const [quiet, busy]: [number[], number[]] = [[], []];
  // In turn, so that whatever else the machine does falls on both.
  for (const rate of [0, load.changes, 0, load.changes]) {
    relay.setRate(rate);
    await underWay(bench, relay, rate);
    (rate === 0 ? quiet : busy).push(...(await typeFor(page, text)));
  }
  relay.setRate(0);
  return { quiet, busy };
};

const scrollBare = async ({ members, seconds }: Load): Promise<Timeline> => {
  const { browser, page, close } = await openBarePage(members);
  const timeline = await traced(browser, page, () => scrollFor(page, seconds * 1000));
  await close();
  return timeline;
};

/** Runs it all in one window. */
export const measure = async (load: Load): Promise<Measured> => {
  const bare = await scrollBare(load);
  const relay = await startScriptedRelay(load.members);
  const bench = await openBenchPage(relay.inviteUrl);
  const ms = load.seconds * 1000;
  const scroll = (rate: number) => partOf(bench, relay, rate, () => scrollFor(bench.page, ms));
  try {
    const quiet = await scroll(0);
    const busy = await scroll(load.changes);
    const rest = await partOf(bench, relay, load.changes, () => pause(ms));
    const blank = await blankWhileScrolled(bench, relay, load.changes, ms);
    const rowsInPage = await bench.page.locator('a[data-row]').count();
    return {
      rest,
      scroll: { bare, quiet, busy },
      blank,
      typing: await typing(bench, relay, load),
      rowsInPage,
    };
  } finally {
    await bench.close();
    relay.close();
  }
};
