/** Where the keyboard's focus is after each action of compose and of the review: at something to go on from (W24). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { act, focused, NOTHING, tabTo } from '../support/keyboard.ts';
import { openPair, type Pair } from '../support/pair.ts';
import * as people from '../support/people.ts';
import { openWebClient, type WebClient } from '../support/web-client.ts';

/** The focus comes to something of this name. */
const comesTo = (page: Page, name: RegExp): Promise<void> =>
  expect.poll(() => focused(page)).toMatch(name);
/** Goes to something with Tab, and presses it. */
const press = async (page: Page, name: RegExp): Promise<void> => {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
};

const FIELD = /textbox "Message to Ana"/;
const MESSAGE = /^- listitem/;
const LINE = /^- button "Ben/;

describe('the focus of the keyboard', () => {
  let pair: Pair<WebClient>;
  let ana: WebClient;
  let ben: WebClient;

  beforeEach(async () => {
    pair = await openPair((link) => openWebClient(link));
    ({ ana, ben } = pair);
    await act(ana.page, 'focus 25', /^Focus for 25 min/);
    await people.row(ben.page, 'Ana').filter({ hasText: 'Focusing' }).waitFor();
    await act(ben.page, 'ana', /Ana/);
    await comesTo(ben.page, FIELD);
  });
  afterEach(async () => {
    expect([...ana.problems, ...ben.problems]).toEqual([]);
    await pair.dispose();
  });

  const write = async (...bodies: readonly string[]): Promise<void> => {
    for (const body of bodies) {
      await ben.page.keyboard.type(body);
      await ben.page.keyboard.press('Control+Enter');
      await expect.poll(() => ben.page.locator(':focus').inputValue()).toBe('');
    }
  };

  it('[W24] is at the text or the message after each action of compose', async () => {
    const { page } = ben;
    await write('One', 'Two');
    await comesTo(page, FIELD);
    await page.keyboard.type('Three');
    await press(page, /button "Send"/);
    await comesTo(page, FIELD);
    await people.outgoingIs(page, 'Ana', [/^Held/, /^Held/, /^Held/]);

    await press(page, /button "Withdraw"/);
    await comesTo(page, MESSAGE);
    await people.outgoingIs(page, 'Ana', [/^Withdrawn/, /^Held/, /^Held/]);
    await comesTo(page, MESSAGE);

    await press(page, /button "Revise"/);
    await comesTo(page, /textbox "Revised message"/);
    await page.keyboard.type(' more');
    await press(page, /button "Save changes"/);
    await comesTo(page, MESSAGE);

    await press(page, /button "Make urgent"/);
    await comesTo(page, /textbox "Why it can't wait"/);
    await page.keyboard.press('Escape');
    await comesTo(page, MESSAGE);
    await press(page, /button "Make urgent"/);
    await comesTo(page, /textbox "Why it can't wait"/);
    await page.keyboard.type('fire');
    await page.keyboard.press('Enter');
    await people.outgoingIs(page, 'Ana', [/^Withdrawn/, /^Delivered/, /^Held/]);
    await comesTo(page, MESSAGE);

    await tabTo(page, FIELD);
    await page.keyboard.type('Four');
    await tabTo(page, /radio "Normal"/);
    await page.keyboard.press('ArrowRight');
    await comesTo(page, /radio "Urgent"/);
    await tabTo(page, /textbox "Why it can't wait"/);
    await page.keyboard.type('flood');
    await page.keyboard.press('Control+Enter');
    await comesTo(page, FIELD);
  });

  it('[W24] is at a message or at the end of the review after each action of it', async () => {
    const { page } = ana;
    await write('One', 'Two', 'Three');
    await press(ben.page, /button "Make urgent"/);
    await comesTo(ben.page, /textbox "Why it can't wait"/);
    await ben.page.keyboard.type('fire');
    await ben.page.keyboard.press('Enter');
    await press(ben.page, /button "Tell me when Ana/);
    await expect.poll(() => focused(ben.page)).not.toBe(NOTHING);

    await act(page, 'end focus', /^End focus/);
    await act(page, 'review', /Review/);
    await expect.poll(() => people.reviewed(page).count()).toBe(3);
    await press(ben.page, /button "Dismiss/);
    await ben.page.getByRole('button', { name: /^Dismiss/ }).waitFor({ state: 'detached' });
    await comesTo(ben.page, /^- (button|heading|link|listitem|textbox)/);

    await page.keyboard.press('j');
    await comesTo(page, LINE);
    await page.keyboard.press('k');
    await comesTo(page, /^- button "Ben.* Urgent/);
    await press(page, /button "This could have waited"/);
    await comesTo(page, /button "Take it back"/);
    await page.keyboard.press('Enter');
    await comesTo(page, /button "This could have waited"/);

    await page.keyboard.press('r');
    await comesTo(page, /textbox "Reply to Ben"/);
    await page.keyboard.type('Yes.');
    await page.keyboard.press('Control+Enter');
    await comesTo(page, LINE);

    await page.keyboard.press('e');
    await page.getByText('1 of 3 done').waitFor();
    await comesTo(page, LINE);
    await page.keyboard.press('u');
    await page.getByText('0 of 3 done').waitFor();
    await comesTo(page, LINE);

    await page.keyboard.press('l');
    await comesTo(page, /menuitem/);
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toMatch(/button "(Ben|Later)/);
    await page.keyboard.press('l');
    await comesTo(page, /menuitem/);
    await page.keyboard.press('Enter');
    await page.getByText('0 of 3 done, 1 put off').waitFor();
    await comesTo(page, LINE);

    await page.keyboard.press('l');
    await comesTo(page, /menuitem/);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await comesTo(page, /Comes back at/);
    await page.keyboard.press('Escape');
    await comesTo(page, LINE);

    await press(page, /button "Done"/);
    await page.getByText('1 of 3 done, 1 put off').waitFor();
    await comesTo(page, LINE);
    await page.keyboard.press('e');
    await comesTo(page, /heading "Caught up for now"/);
    await press(page, /button "Undo"/);
    await page.getByText('1 of 3 done, 1 put off').waitFor();
    await expect.poll(() => focused(page)).toMatch(/button "(Ben|Undo)/);
  });

  it('[W24] stays out of the page when Tab led there', async () => {
    const { page } = ben;
    let isOut = false;
    for (let n = 0; n < 200 && !isOut; n += 1) {
      await page.keyboard.press('Tab');
      isOut = (await focused(page)) === NOTHING;
    }
    expect(isOut).toBe(true);
    await page.evaluate(() => document.querySelector('main')?.append(document.createElement('p')));
    await act(ana.page, 'end focus', /^End focus/);
    await page.evaluate(
      () =>
        new Promise((done) =>
          requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))),
        ),
    );
    expect(await focused(page)).toBe(NOTHING);
  });
});
