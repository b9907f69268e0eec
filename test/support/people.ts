/** What a person does in the window, by the names that they see. The same for every host. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const SCREENSHOTS = join(import.meta.dirname, '../../test-results/screenshots');

const builder = (page: Page): AxeBuilder =>
  // Base UI's own focus guards are hidden and focusable by design.
  new AxeBuilder({ page }).setLegacyMode(true).exclude('[data-base-ui-focus-guard]');

const told = async (axe: AxeBuilder): Promise<readonly string[]> => {
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};

/** What keeps a page from WCAG 2.2 AA, as far as a machine can tell. */
export const findingsOf = (page: Page): Promise<readonly string[]> =>
  told(builder(page).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']));

/** Takes a picture of the window, in light or dark, and looks for what keeps anyone from using it. */
export const picture = async (
  page: Page,
  name: string,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<void> => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  expect(await findingsOf(page)).toEqual([]);
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
  await page.emulateMedia({ colorScheme: 'light' });
};

/** Goes to a place of the window. */
export const goTo = async (
  page: Page,
  place: 'Team' | 'Review' | 'Focus' | 'Settings',
): Promise<void> => {
  const main = page.getByRole('navigation', { name: 'Main' });
  await main.getByRole('link', { name: new RegExp(`^${place}`) }).click();
};

/** Joins with the invite link that the page was opened with. */
export const joinAs = async (page: Page, name: string): Promise<void> => {
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Join the team' }).click();
  await page.getByRole('searchbox').waitFor();
};

/** The row of a teammate in the list. */
export const row = (page: Page, name: string) => page.locator('a[data-row]', { hasText: name });

/** Opens the message to a teammate. */
export const writeTo = async (page: Page, name: string): Promise<void> => {
  await goTo(page, 'Team');
  await row(page, name).click();
  await page.getByRole('textbox', { name: `Message to ${name}` }).waitFor();
};

/** What the window says will happen to a message. */
export const consequence = async (page: Page): Promise<string> =>
  (await page.getByRole('status', { name: 'What will happen' }).textContent()) ?? '';

/** Sends a message to the teammate whose panel is open; the text leaves the field once it is in the outbox. */
export const send = async (page: Page, name: string, body: string): Promise<void> => {
  const field = page.getByRole('textbox', { name: `Message to ${name}` });
  await field.fill(body);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect.poll(() => field.inputValue()).toBe('');
};

/** How the messages to a teammate stand, the latest first. */
const outgoing = (page: Page, name: string): Promise<readonly string[]> =>
  page
    .getByRole('region', { name: `Your messages to ${name}` })
    .getByRole('listitem')
    .allInnerTexts();

/** Waits until each of the messages to a teammate stands so; the latest first. */
export const outgoingIs = async (
  page: Page,
  name: string,
  states: readonly RegExp[],
): Promise<void> => {
  await expect
    .poll(() => outgoing(page, name))
    .toEqual(states.map((state) => expect.stringMatching(state) as string));
};

/** Starts a focus session of one of the lengths on offer. */
export const startFocus = async (page: Page, length: '25 min' | '50 min'): Promise<void> => {
  await goTo(page, 'Focus');
  await page.getByRole('radio', { name: length }).check();
  await page.getByRole('button', { name: 'Start focus' }).click();
  await page.getByRole('timer', { name: 'Time left' }).waitFor();
};

/** The messages of the review. */
export const reviewed = (page: Page) =>
  page.getByRole('list', { name: 'Messages' }).locator('> li'); // What was replied is a list within an item.

/** All text in the window. */
export const textOf = (page: Page): Promise<string> => page.locator('body').innerText();
