/** A person with a keyboard alone: what has the focus as a screen reader names it, and the ways to go on. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** More stops than any place of the window has. */
const MOST_STOPS = 60;

/** What `focused` says where nothing of the page has the focus. */
export const NOTHING = 'nothing';

/** What has the keyboard's focus, as a screen reader names it: its role and its name. */
export const focused = async (page: Page): Promise<string> => {
  const element = page.locator(':focus');
  return (await element.count()) === 0 ? NOTHING : element.ariaSnapshot();
};

/** Goes on with Tab, as who cannot see the page, until something is reached. */
export const tabTo = async (page: Page, name: RegExp): Promise<void> => {
  for (let n = 0; n < MOST_STOPS; n += 1) {
    await page.keyboard.press('Tab');
    if (name.test(await focused(page))) return;
  }
  throw new Error(`Tab does not lead to ${String(name)}.`);
};

/** Chooses an action by typing a part of its name. */
export const act = async (page: Page, query: string, name: RegExp): Promise<void> => {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').waitFor();
  await page.keyboard.type(query);
  const option = page.getByRole('option', { selected: true });
  await expect.poll(() => option.innerText()).toMatch(name);
  await page.keyboard.press('Enter');
  await page.getByRole('combobox').waitFor({ state: 'detached' });
};
