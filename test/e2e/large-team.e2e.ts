/** A team of 2,000 in a real browser, where there is a layout: what can be used, what is drawn, what stays in place. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BenchPage, frames, openBenchPage, scrollFor } from '../../bench/renderer/page.ts';
import { type ScriptedRelay, startScriptedRelay } from '../../bench/renderer/scripted-relay.ts';
import { traced } from '../../bench/renderer/trace.ts';
import { picture } from '../support/people.ts';

describe('a team of 2,000', () => {
  let relay: ScriptedRelay;
  let bench: BenchPage;
  beforeEach(async () => {
    relay = await startScriptedRelay(2000);
    bench = await openBenchPage(relay.inviteUrl);
  });
  afterEach(async () => {
    await bench.close();
    relay.close();
  });

  it('[W21] shows rows wherever one scrolls, and few are in the page', async () => {
    const { page } = bench;
    await picture(page, 'large-team');
    expect((await scrollFor(page, 3000)).blank).toBeLessThan(5);
    expect(await page.locator('a[data-row]').count()).toBeLessThan(60);
    const last = page.locator('a[data-row]').last();
    await last.focus();
    for (let n = 0; n < 30; n += 1) await page.keyboard.press('ArrowDown');
    const isSeen = await page.evaluate(() => {
      const { top, bottom } = document.activeElement?.getBoundingClientRect() ?? new DOMRect();
      return top >= 0 && bottom <= window.innerHeight && document.activeElement !== document.body;
    });
    expect(isSeen).toBe(true);
    await picture(page, 'large-team-dark', 'dark');
  });

  it('[W22] holds what is seen while many change their groups', async () => {
    const { page } = bench;
    await page.locator('[data-scrolls]').evaluate((list) => list.scrollTo(0, 30_000));
    const seen = page.locator('a[data-row]').nth(14);
    // The rows of the new place are drawn.
    await expect.poll(async () => (await seen.boundingBox())?.y ?? NaN).toBeLessThan(2000);
    await frames(page, 2);
    const id = await seen.getAttribute('data-row');
    const row = page.locator(`a[data-row="${id ?? ''}"]`);
    const before = (await row.boundingBox())?.y ?? NaN;
    // Of 2,000 far fewer change than would have to for this one to be among them.
    relay.setRate(50);
    await expect.poll(() => relay.told()).toBeGreaterThan(50);
    relay.setRate(0);
    await frames(page, 20);
    expect(Math.abs(((await row.boundingBox())?.y ?? NaN) - before)).toBeLessThan(2);
  });

  it('[W20] draws no more than once a frame, whatever comes', async () => {
    relay.setRate(200);
    const { timeline } = await traced(bench.browser, bench.page, () => frames(bench.page, 120));
    const several = timeline.commits.filter((count) => count > 1).length;
    expect(timeline.commits.length).toBeGreaterThan(10);
    expect(several).toBeLessThanOrEqual(2); // The clock of one's own card may fall into a frame.
  });
});
