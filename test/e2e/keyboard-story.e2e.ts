/** The main story with the keyboard alone, and what a screen reader is given on the way. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { act, focused, tabTo } from '../support/keyboard.ts';
import * as people from '../support/people.ts';
import { type RelayProcess, startRelayProcess } from '../support/relay-process.ts';
import { openWebClient, type WebClient } from '../support/web-client.ts';

/** The tree of a part of the page, with times and lengths blotted out. */
const tree = async (page: Page, selector: string): Promise<string> =>
  (await page.locator(selector).ariaSnapshot())
    .replaceAll(/(tomorrow )?\d\d:\d\d/g, '00:00')
    .replaceAll(/local time, (day|night)/g, 'local time, day')
    .replaceAll(/(?<=\d) there\b/g, '') // The founder's zone may be another than this machine's.
    .replaceAll(/ · \d\d min/g, ' · 25 min');

const COMPOSE = `
- region "Message to Ana":
  - heading "Ana" [level=2]
  - text: "local time, day: 00:00"
  - paragraph: Focusing until 00:00 · 25 min
  - button "Close message"
  - button "Tell me when Ana is reachable"
  - text: Message to Ana
  - textbox "Message to Ana": Which price holds?
  - group "Urgency":
    - text: Urgency
    - radio "Normal" [checked]
    - text: Normal
    - radio "Urgent"
    - text: Urgent
  - status "What will happen": Ana is focusing and gets this about 00:00, when the focus ends.
  - button "Send"
  - text: Ctrl + Enter sends`.trim();

const REVIEW = `
- main:
  - heading "Review" [level=1]
  - link "All messages":
    - /url: "#/review/all"
  - paragraph: 1 message from 1 person
  - status "Progress": 0 of 1 done
  - status
  - list "Messages":
    - listitem:
      - button "Ben 00:00" [expanded]
      - paragraph: Which price holds?
      - group "Message from Ben":
        - button "Done"
        - button "Later"
        - button "Reply"
  - button "all shortcuts"`.trim();

const CAUGHT_UP = `
  - region "All caught up":
    - heading "All caught up" [level=2]
    - paragraph: 1 of 1 delivered
    - paragraph: Messages that come while you focus are here when your focus ends.
  - status "Progress": 1 of 1 done
  - button "Undo"`;

describe('the main story', () => {
  let relay: RelayProcess;
  let ana: WebClient;
  let ben: WebClient;

  beforeEach(async () => {
    relay = await startRelayProcess();
    const founder = await relay.foundTeam('Nimbus', 'Ana');
    ana = await openWebClient(await founder.deviceLink());
    ben = await openWebClient(founder.inviteUrl);
  });
  afterEach(async () => {
    expect([...ana.problems, ...ben.problems]).toEqual([]);
    await Promise.all([ana.dispose(), ben.dispose()]);
    await relay.dispose();
  });

  it('[W11] [H3] [H4] [H9] is done with the keyboard alone, and is read out whole', async () => {
    await tabTo(ben.page, /Your name/);
    await ben.page.keyboard.type('Ben');
    await ben.page.keyboard.press('Enter');
    await people.row(ana.page, 'Ben').waitFor();
    await act(ana.page, 'focus 25', /^Focus for 25 min/);

    await people.row(ben.page, 'Ana').filter({ hasText: 'Focusing' }).waitFor();
    await ben.page.keyboard.press('/');
    await ben.page.keyboard.type('ana');
    await tabTo(ben.page, /link "Ana/);
    await ben.page.keyboard.press('Enter');
    await expect.poll(() => focused(ben.page)).toContain('Message to Ana');
    await ben.page.keyboard.type('Which price holds?');
    expect(await tree(ben.page, 'section[data-writing-to]')).toBe(COMPOSE);
    await ben.page.keyboard.press('Control+Enter');
    await people.outgoingIs(ben.page, 'Ana', [/^Held until about/]);

    await act(ana.page, 'end focus', /^End focus/);
    await act(ana.page, 'review', /Review/);
    await people.reviewed(ana.page).waitFor();
    await ana.page.keyboard.press('j');
    expect(await tree(ana.page, 'main')).toBe(REVIEW);
    await ana.page.keyboard.press('r');
    await ana.page.keyboard.type('The new one.');
    await ana.page.keyboard.press('Control+Enter');
    await expect.poll(() => focused(ana.page)).toMatch(/button "Ben/);
    await ana.page.keyboard.press('e');
    await expect.poll(() => focused(ana.page)).toBe('- heading "All caught up" [level=2]');
    expect(await tree(ana.page, 'main')).toContain(CAUGHT_UP);
    await people.outgoingIs(ben.page, 'Ana', [/^Delivered/]);
    await act(ben.page, 'review', /Review/);
    await expect.poll(() => tree(ben.page, 'main')).toContain('The new one.');
  });
});
