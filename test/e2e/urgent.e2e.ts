/** Urgent with and without budget, revised and withdrawn, and a review by keys alone, Ana at each kind of client. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as people from '../support/people.ts';
import { OPEN_CLIENT, RUNNING_HOSTS } from '../support/clients.ts';
import type { Client } from '../support/desktop-client.ts';
import { openPair, type Pair } from '../support/pair.ts';
import type { WebClient } from '../support/web-client.ts';

let pair: Pair<Client>;
let ana: Client;
let ben: WebClient;

const meet = async (host: (typeof RUNNING_HOSTS)[number]): Promise<void> => {
  pair = await openPair<Client>(OPEN_CLIENT[host]);
  ({ ana, ben } = pair);
  await people.startFocus(ana.page, '25 min');
  await people.writeTo(ben.page, 'Ana');
  await expect.poll(() => people.consequence(ben.page)).toMatch(/^Ana is focusing/);
};
afterEach(async () => {
  expect(ben.problems).toEqual([]);
  await pair.dispose();
});

const sent = () =>
  ben.page.getByRole('region', { name: 'Your messages to Ana' }).getByRole('listitem');
const button = (name: string) => ben.page.getByRole('button', { name, exact: true });
const text = () => people.textOf(ben.page);

/** Sends a message as urgent. */
const sendUrgent = async (body: string): Promise<void> => {
  await ben.page.getByRole('radio', { name: 'Urgent' }).check();
  await ben.page.getByLabel("Why it can't wait").fill('The build burns');
  await people.send(ben.page, 'Ana', body);
};

describe.each(RUNNING_HOSTS)('urgent, Ana on %s', (host) => {
  beforeEach(() => meet(host));

  it('[H10] breaks through while some are left, is told before it is spent, and can have been able to wait', async () => {
    await sendUrgent('First');
    await people.outgoingIs(ben.page, 'Ana', [/^Delivered/]);
    await ben.page.getByRole('radio', { name: 'Urgent' }).check();
    await expect.poll(text).toContain('2 urgent messages to Ana left today');
    await people.picture(ben.page, `${host}-urgent`);

    await people.goTo(ana.page, 'Review');
    await people.reviewed(ana.page).waitFor();
    await ana.page.getByRole('button', { name: 'This could have waited' }).click();
    await expect.poll(() => people.textOf(ana.page)).toContain('You said that this could have');
    await people.picture(ana.page, `${host}-could-wait`);

    await sendUrgent('Second');
    await people.outgoingIs(ben.page, 'Ana', [/^Delivered/, /^Delivered/]);
    await ben.page.getByRole('radio', { name: 'Urgent' }).check();
    await expect
      .poll(() => people.consequence(ben.page))
      .toMatch(
        /^You have no urgent message to Ana left until .*Ana gets this as a normal message about/,
      );
    await people.picture(ben.page, `${host}-urgent-spent`);
    await ben.page.getByRole('textbox', { name: 'Message to Ana' }).fill('Third');
    await button('Send as normal').click();
    await people.outgoingIs(ben.page, 'Ana', [/^Held until about/, /^Delivered/, /^Delivered/]);
  });

  it('[H9] [H10] can come of a held message, which can be revised and withdrawn too', async () => {
    for (const body of ['Keep', 'Rash', 'Press']) await people.send(ben.page, 'Ana', body);
    await sent().filter({ hasText: 'Press' }).getByRole('button', { name: 'Make urgent' }).click();
    await ben.page.getByLabel("Why it can't wait").fill('The release goes out at noon');
    await expect.poll(text).toContain('3 urgent messages to Ana left today');
    await people.picture(ben.page, `${host}-make-urgent`);
    await ben.page.keyboard.press('Enter');
    await people.outgoingIs(ben.page, 'Ana', [/^Delivered\s+· urgent/, /^Held/, /^Held/]);

    const rash = sent().filter({ hasText: 'Rash' });
    await rash.getByRole('button', { name: 'Revise' }).click();
    await ben.page.getByLabel('Revised message').fill('Kind');
    await button('Save changes').click();
    await expect.poll(() => sent().filter({ hasText: 'Kind' }).count()).toBe(1);
    await sent().filter({ hasText: 'Keep' }).getByRole('button', { name: 'Withdraw' }).click();
    await people.outgoingIs(ben.page, 'Ana', [/^Delivered/, /^Held/, /^Withdrawn/]);

    await ana.page.getByRole('button', { name: 'End focus', exact: true }).click();
    await people.goTo(ana.page, 'Review');
    await expect.poll(() => people.reviewed(ana.page).allInnerTexts()).toHaveLength(2);
    if ('frames' in ana) expect(String(ana.frames)).not.toMatch(/Rash|Keep/);
  });
});

describe.each(RUNNING_HOSTS)('the review, Ana on %s', (host) => {
  beforeEach(() => meet(host));

  it('[W10] [W11] [W12] [W13] is done with the keyboard alone', async () => {
    for (const body of ['One', 'Two', 'Three']) await people.send(ben.page, 'Ana', body);
    await people.outgoingIs(ben.page, 'Ana', [/^Held/, /^Held/, /^Held/]);
    await ana.page.getByRole('button', { name: 'End focus', exact: true }).click();
    await ana.page.keyboard.press('Control+k');
    await ana.page.keyboard.type('Review');
    await ana.page.keyboard.press('Enter');
    await expect.poll(() => people.reviewed(ana.page).count()).toBe(3);
    const focused = () => ana.page.evaluate(() => document.activeElement?.textContent ?? '');
    const progress = () => ana.page.getByRole('status', { name: 'Progress' }).textContent();
    const press = (key: string) => ana.page.keyboard.press(key);

    await press('j');
    await expect.poll(focused).toContain('Ben');
    await press('e');
    await expect.poll(progress).toBe('1 of 3 done');
    await press('u');
    await expect.poll(progress).toBe('0 of 3 done');
    await press('l');
    await ana.page.getByRole('menuitem', { name: 'Pick a time…' }).waitFor();
    await people.picture(ana.page, `${host}-later`);
    await press('ArrowDown');
    await press('Enter');
    await expect.poll(progress).toBe('0 of 3 done, 1 put off');
    await expect.poll(focused).toContain('Ben');
    await press('r');
    await ana.page.keyboard.type('Yes.');
    await press('Control+Enter');
    await expect.poll(focused).toContain('Ben');
    await press('/');
    await ana.page.keyboard.type('three');
    await expect.poll(() => people.reviewed(ana.page).count()).toBe(1);
    await press('Enter');
    await expect.poll(focused).toContain('Ben');
    await press('e');
    await expect.poll(progress).toBe('1 of 3 done, 1 put off');
    await press('?');
    await ana.page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await people.picture(ana.page, `${host}-keys`);
    await press('Escape');
    await expect.poll(() => ana.page.getByRole('dialog').count()).toBe(0);
    await press('/');
    await press('Escape');
    await expect.poll(() => people.reviewed(ana.page).count()).toBe(3);
    await people.picture(ana.page, `${host}-review-find`);
  });
});
