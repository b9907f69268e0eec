/** The palette in a real browser, with the keyboard alone. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import * as people from '../support/people.ts';
import { openPair, type Pair } from '../support/pair.ts';
import { openWebClient, type WebClient } from '../support/web-client.ts';

const field = (page: Page) => page.getByRole('combobox');
const openPalette = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+k');
  await field(page).waitFor();
  await expect.poll(() => hasFocus(page)).toBe('combobox');
};
/** The role of what has the keyboard's focus, or its tag where it has no other role. */
const hasFocus = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement } = document;
    return activeElement?.getAttribute('role') ?? activeElement?.tagName.toLowerCase() ?? '';
  });
const chosen = (page: Page) => page.getByRole('option', { selected: true });
const carryOut = async (page: Page, query: string, text: RegExp): Promise<void> => {
  await page.keyboard.type(query);
  await expect.poll(() => chosen(page).innerText()).toMatch(text);
  await page.keyboard.press('Enter');
  await field(page).waitFor({ state: 'detached' });
};

describe('the palette', () => {
  let pair: Pair<WebClient>;
  let ana: WebClient;

  beforeEach(async () => {
    pair = await openPair(openWebClient, 'José Nuñez');
    ana = pair.ana;
  });
  afterEach(() => pair.dispose());

  it('[W30] [W31] [W34] starts a focus and writes to somebody with the keyboard alone, and passes the checks', async () => {
    const { page } = ana;
    await openPalette(page);
    await people.picture(page, 'web-palette');
    await people.picture(page, 'web-palette-dark', 'dark');
    await page.setViewportSize({ width: 400, height: 700 });
    await people.picture(page, 'web-palette-narrow');
    await page.setViewportSize({ width: 960, height: 640 });
    await carryOut(page, 'focus 40', /^Focus for 40 min/);
    await page.getByRole('timer', { name: 'Time left' }).waitFor();
    expect(await page.getByRole('timer', { name: 'Time left' }).innerText()).toBe('40 min');
    await people.picture(page, 'web-palette-done');

    await openPalette(page);
    await page.keyboard.type('jose');
    await expect.poll(() => chosen(page).innerText()).toContain('José Nuñez');
    await people.picture(page, 'web-palette-people');
    await page.keyboard.press('Enter');
    await expect.poll(() => hasFocus(page)).toBe('textarea');
    await page.keyboard.type('Hola');
    await openPalette(page);
    await page.keyboard.press('Escape');
    await expect.poll(() => hasFocus(page)).toBe('textarea');
    await page.keyboard.type(', José');
    await page.keyboard.press('Control+Enter');
    await people.outgoingIs(page, 'José Nuñez', [/^Delivered/]);

    await openPalette(page);
    await carryOut(page, 'end focus', /^End focus/);
    await expect.poll(() => people.textOf(page)).toContain('Done: End focus');
    expect(ana.problems).toEqual([]);
  });

  it('[W30] opens when its code comes, if that was later than its key', async () => {
    const { page } = ana;
    // What the browser kept of the page would be there at once.
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.setBypassServiceWorker', { bypass: true });
    const { promise: come, resolve: letCome } = Promise.withResolvers<undefined>();
    await page.route(/palette-dialog/, async (route) => {
      await come;
      await route.continue();
    });
    await page.reload();
    await people.row(page, 'José').waitFor();
    await page.keyboard.press('Control+k');
    expect(await field(page).count()).toBe(0);
    letCome(undefined);
    await field(page).waitFor();
    await expect.poll(() => hasFocus(page)).toBe('combobox');
  });
});
