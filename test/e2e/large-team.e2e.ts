/** A team of 2,000 in a real browser, where there is a layout: what can be used, what is drawn, what stays in place. */
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BenchPage, openBenchPage, countBlank, scrollFor } from '../../bench/renderer/page.ts';
import { type ScriptedRelay, startScriptedRelay } from '../../bench/renderer/scripted-relay.ts';
import { traced } from '../../bench/renderer/trace.ts';
import { groupTeam } from '../../shared/wording/team-groups.ts';
import { standStill } from '../support/frames.ts';
import { picture } from '../support/people.ts';

const ROWS = 'a[data-row]';
/** Pictures without a change by which all that was to move has moved: a scroll takes two. */
const STILL = 10;

/** What stands above each group: its name and how many are in it. */
const headings = (page: Page): Promise<readonly string[]> =>
  page.locator('[data-rows] h2').allInnerTexts();

describe('a team of 2,000', () => {
  let relay: ScriptedRelay;
  let bench: BenchPage;
  /** The same, by what the relay told. */
  const toldHeadings = (): readonly string[] => {
    const team = relay.presences().map((presence) => ({ profile: { name: '' }, presence }));
    return groupTeam(team, '', true).map(({ title, teammates }) => `${title} ${teammates.length}`);
  };
  /** So many change at such a rate, until the page has drawn all of it. */
  const change = async (count: number, perSecond: number): Promise<void> => {
    const before = relay.told();
    relay.setRate(perSecond);
    const patience = { timeout: 60_000 };
    await expect.poll(() => relay.told() - before, patience).toBeGreaterThanOrEqual(count);
    relay.setRate(0);
    await expect.poll(() => headings(bench.page), patience).toEqual(toldHeadings());
  };
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
    const [blank] = await Promise.all([countBlank(page, 3000), scrollFor(page, 3000)]);
    expect(blank).toBeLessThan(5);
    expect(await page.locator(ROWS).count()).toBeLessThan(60);
    const last = page.locator(ROWS).last();
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
    await standStill(page, ROWS, STILL);
    const seen = page.locator(ROWS).nth(14);
    const id = await seen.getAttribute('data-row');
    const row = page.locator(`a[data-row="${id ?? ''}"]`);
    const before = (await row.boundingBox())?.y ?? NaN;
    // Of 2,000 far fewer change than would have to for this one to be among them.
    await change(50, 50);
    await standStill(page, ROWS, STILL);
    expect(Math.abs(((await row.boundingBox())?.y ?? NaN) - before)).toBeLessThan(2);
  });

  it('[W20] draws no more than once a frame, whatever comes', async () => {
    const { commits } = await traced(bench.browser, bench.page, () => change(600, 200));
    const several = commits.filter((count) => count > 1).length;
    expect(commits.length).toBeGreaterThan(10);
    expect(several).toBeLessThanOrEqual(2); // The clock of one's own card may fall into a frame.
  });
});
