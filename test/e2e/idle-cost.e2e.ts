/**
 * What the built desktop app does while nothing happens: timers in the main process, timers, frames and layouts in the
 * window. Electron tells a page that its window is hidden (docs/api/browser-window, "Page visibility"); the stand-in's
 * Chromium cannot, so that the page is told by this test.
 */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DesktopApp, makeDesktopApp } from '../support/desktop-app.ts';
import { TIMER_MARK } from '../support/timer-mark.ts';

/** Long enough for a timer of each second to ring more often than it may. */
const WATCHED_MS = 8000;
/** Nothing was done for so long: what was under way is over, and what comes from now on is idle. */
const QUIET_MS = 500;

/** What was seen meanwhile. */
interface Seen {
  readonly ms: number;
  /** How often each timer of the main process rang, by where it was set. */
  readonly main: Readonly<Record<string, number>>;
  /** What the page asked for: timers, frames and layouts. */
  readonly page: Readonly<Record<string, number>>;
}

let app: DesktopApp;

const timersIn = (output: string): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const line of output.split('\n').filter((each) => each.startsWith(TIMER_MARK))) {
    const site = line.slice(TIMER_MARK.length);
    counts[site] = (counts[site] ?? 0) + 1;
  }
  return counts;
};

/** Runs in the page before its scripts, and counts what it asks for. */
const countInPage = (): void => {
  const asked: Record<string, number> = {};
  Object.assign(window, { asked });
  for (const name of [
    'setTimeout',
    'setInterval',
    'requestAnimationFrame',
    'requestIdleCallback',
  ]) {
    const real = Reflect.get(window, name) as (...args: unknown[]) => unknown;
    const counted = (run: (...args: unknown[]) => void, ...rest: unknown[]): unknown =>
      real.call(
        window,
        (...args: unknown[]) => {
          asked[name] = (asked[name] ?? 0) + 1;
          run(...args);
        },
        ...rest,
      );
    Object.assign(window, { [name]: counted });
  }
};

/** What Electron makes of a hidden window: the page hears of it, and can ask. */
const hidePage = (): void => {
  Object.defineProperty(document, 'hidden', { get: () => true, configurable: true });
  const state = { get: () => 'hidden', configurable: true };
  Object.defineProperty(document, 'visibilityState', state);
  document.dispatchEvent(new Event('visibilitychange'));
};
const showPage = (): void => {
  Reflect.deleteProperty(document, 'hidden');
  Reflect.deleteProperty(document, 'visibilityState');
  document.dispatchEvent(new Event('visibilitychange'));
};

const askedInPage = async (): Promise<Record<string, number>> => {
  const { page } = app.desktop;
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  const layouts = metrics.find(({ name }) => name === 'LayoutCount')?.value ?? NaN;
  const asked = await page.evaluate(
    () => (window as typeof window & { asked: Record<string, number> }).asked, // Put there above.
  );
  return { ...asked, layouts };
};

const watch = async (): Promise<Seen> => {
  const before = { output: app.desktop.output().length, page: await askedInPage() };
  const since = performance.now();
  await pause(WATCHED_MS);
  const ms = performance.now() - since;
  const after = await askedInPage();
  const page = Object.entries(after).map(([name, n]) => [name, n - (before.page[name] ?? 0)]);
  const main = timersIn(app.desktop.output().slice(before.output));
  console.log(
    `in ${ms.toFixed(0)} ms, main: ${JSON.stringify(main)}, page: ${JSON.stringify(page)}`,
  );
  return { ms, main, page: Object.fromEntries(page) as Record<string, number> };
};

/** Waits until the page and the main process did nothing for a while. */
const quiet = async (): Promise<void> => {
  const look = async (): Promise<string> =>
    JSON.stringify([await askedInPage(), timersIn(app.desktop.output())]);
  for (let before = ''; ;) {
    const now = await look();
    if (now === before) return;
    before = now;
    await pause(QUIET_MS);
  }
};

const total = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, n) => sum + n, 0);
/** Once a second, and the one that was due at the edge. */
const oncePerSecond = ({ ms }: Seen): number => Math.ceil(ms / 1000) + 1;

beforeAll(async () => {
  app = await makeDesktopApp();
  await app.launch({ imports: [join(import.meta.dirname, '../support/count-timers.ts')] });
  await app.desktop.page.addInitScript(countInPage);
  await app.desktop.window.load('app://fermata/index.html');
  await app.desktop.page.getByRole('heading', { level: 1 }).waitFor();
  await quiet();
});
afterAll(() => app.dispose());

describe('while nothing happens', () => {
  it('[D11] the app and a window that is seen do no more than a clock needs', async () => {
    const seen = await watch();
    expect(total(seen.main), JSON.stringify(seen)).toBeLessThanOrEqual(oncePerSecond(seen));
    expect(total(seen.page), JSON.stringify(seen)).toBeLessThanOrEqual(2 * oncePerSecond(seen));
  });

  it('[D11] a window that nobody sees does nothing, and in focus neither', async () => {
    await app.desktop.window.close();
    await app.desktop.page.evaluate(hidePage);
    expect((await app.desktop.window.facts())?.isVisible).toBe(false);
    const started = await app.send({
      type: 'startFocus',
      lengthMs: 25 * 60_000,
      shareLabel: false,
      urgent: 'allow',
    });
    expect(started.ok, JSON.stringify(started)).toBe(true);
    await quiet();
    const seen = await watch();
    expect(total(seen.page), JSON.stringify(seen)).toBe(0);
    expect(total(seen.main), JSON.stringify(seen)).toBeLessThanOrEqual(oncePerSecond(seen));
  });

  it('[D11] is seen by this test: the clock of a session, and timers that the app set', async () => {
    await app.desktop.page.evaluate(showPage);
    const { setTimeout: before = 0 } = await askedInPage();
    await expect.poll(async () => (await askedInPage())['setTimeout']).toBeGreaterThan(before);
    expect(total(timersIn(app.desktop.output()))).toBeGreaterThan(0);
  });
});
