/** The main job: Ana focuses, Ben writes, nothing interrupts, one batch comes, she replies, Ben sees "delivered". */
import { afterEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { Host } from '../../scripts/hosts.ts';
import { OPEN_CLIENT, RUNNING_HOSTS } from '../support/clients.ts';
import { type Client, moveDeadline } from '../support/desktop-client.ts';
import * as people from '../support/people.ts';
import { type RelayProcess, startRelayProcess } from '../support/relay-process.ts';
import { openWebClient, type WebClient } from '../support/web-client.ts';

const BODIES = ['Could you look at the draft?', 'Second thought: page 3 is the one that matters.'];

const clickEnd = (page: Page) =>
  page.getByRole('button', { name: 'End focus', exact: true }).click();
const letEnd = (page: Page) => moveDeadline(page, 3000);
/** How Ana's session ends at her client. */
const END_FOCUS: Readonly<Record<Host, (page: Page) => Promise<void>>> = {
  web: clickEnd,
  'stand-in': letEnd,
  electron: letEnd,
};

describe.each(RUNNING_HOSTS)('the main story, Ana on %s', (host) => {
  let relay: RelayProcess;
  let ana: Client;
  let ben: WebClient;
  const clients: Client[] = [];
  const opened = <T extends Client>(client: T): T => {
    clients.push(client);
    return client;
  };
  const meet = async (): Promise<void> => {
    relay = await startRelayProcess();
    const founder = await relay.foundTeam('Nimbus', 'Ana');
    ana = opened(await OPEN_CLIENT[host](await founder.deviceLink()));
    ben = opened(await openWebClient(founder.inviteUrl));
    await people.joinAs(ben.page, 'Ben');
    await people.row(ana.page, 'Ben').waitFor();
  };
  const anaFocuses = async (): Promise<void> => {
    await people.startFocus(ana.page, '25 min');
    await people.writeTo(ben.page, 'Ana');
    await expect
      .poll(() => people.consequence(ben.page))
      .toMatch(
        /^Ana is focusing and gets this about (tomorrow )?\d\d:\d\d, when the focus ends\.$/,
      );
  };
  const benWrites = async (): Promise<void> => {
    for (const body of BODIES) await people.send(ben.page, 'Ana', body);
    await people.outgoingIs(ben.page, 'Ana', [/^Held until about/, /^Held until about/]);
  };
  const anaIsTold = (count: number): Promise<void> =>
    expect
      .poll(async () => (await ana.notifications()).map(({ body }) => body), { timeout: 20_000 })
      .toEqual([`${count} messages from 1 person while you were focusing.`]);
  const anaReviews = async (): Promise<void> => {
    await people.goTo(ana.page, 'Review');
    await expect.poll(() => people.reviewed(ana.page).count()).toBe(2);
  };

  afterEach(async () => {
    for (const client of clients.splice(0)) await client.dispose();
    await relay.dispose();
  });

  it('[H3] [H4] [H9] [H11] [C3] holds, releases one batch with one notification, and tells the sender', async () => {
    await meet();
    await people.goTo(ben.page, 'Team');
    await people.picture(ben.page, `${host}-team`);
    await anaFocuses();
    await benWrites();
    await people.picture(ben.page, `${host}-compose`);
    await people.picture(ben.page, `${host}-compose-dark`, 'dark');

    await expect.poll(() => people.textOf(ana.page)).toContain('2 messages are waiting for you.');
    await people.picture(ana.page, `${host}-focus`);
    await people.picture(ana.page, `${host}-focus-dark`, 'dark');
    await people.goTo(ana.page, 'Review');
    const seen = await people.textOf(ana.page);
    for (const body of BODIES) expect(seen).not.toContain(body);
    expect(await ana.notifications()).toEqual([]);
    if ('frames' in ana) expect((ana as WebClient).frames.join('\n')).not.toContain(BODIES[0]);

    await people.goTo(ana.page, 'Focus');
    await END_FOCUS[host](ana.page);
    await anaIsTold(2);
    await people.outgoingIs(ben.page, 'Ana', [/^Delivered/, /^Delivered/]);
    await anaReviews();
    await expect.poll(() => people.textOf(ana.page)).toContain('2 messages from 1 person');
    await people.picture(ana.page, `${host}-review`);

    await ana.page.keyboard.press('r');
    const reply = ana.page.getByRole('textbox', { name: 'Reply to Ben' });
    await reply.fill('Read it. Page 3 is good.');
    await ana.page.getByRole('button', { name: 'Send', exact: true }).click();
    await expect.poll(() => reply.count()).toBe(0);
    await ana.page.keyboard.press('e');
    await expect.poll(() => people.textOf(ana.page)).toContain('1 of 2 done');
    await ana.page.keyboard.press('e');
    await expect.poll(() => people.textOf(ana.page)).toContain('2 of 2 delivered');
    await people.picture(ana.page, `${host}-caught-up`);
    await people.writeTo(ana.page, 'Ben');
    await people.outgoingIs(ana.page, 'Ben', [/^Delivered/]);

    await people.goTo(ben.page, 'Review');
    await expect.poll(() => people.textOf(ben.page)).toContain('Read it. Page 3 is good.');
    expect((await ben.notifications()).map(({ title }) => title)).toEqual(['Ana']);
    expect(await ana.notifications()).toHaveLength(1);
    await people.goTo(ben.page, 'Settings');
    await ben.page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
    await people.picture(ben.page, `${host}-settings`);

    // That she has read and sorted them is hers: he learns no more than before.
    await people.writeTo(ben.page, 'Ana');
    await people.outgoingIs(ben.page, 'Ana', [/^Delivered/, /^Delivered/]);
    expect(ben.frames.join('\n')).not.toMatch(/"type":"triage"/);
    expect(ben.problems).toEqual([]);
  });

  it('[H5] [H1] loses nothing and releases once when the relay is killed in between', async () => {
    await meet();
    await anaFocuses();
    await benWrites();
    await relay.kill();
    await relay.restart();
    await END_FOCUS[host](ana.page);
    await anaIsTold(2);
    await people.outgoingIs(ben.page, 'Ana', [/^Delivered/, /^Delivered/]);
    await anaReviews();
    for (const body of BODIES)
      await expect.poll(() => people.textOf(ana.page)).toContain(body.slice(0, 20));
  });

  it('[F1] has the right time left when Ana’s client is killed in mid-focus and started again', async () => {
    await meet();
    await anaFocuses();
    const until = await ana.page.getByText(/^until /).innerText();
    await ana.kill();
    await benWrites();
    await ana.restart();
    await people.goTo(ana.page, 'Focus');
    await expect.poll(() => ana.page.getByText(/^until /).innerText()).toBe(until);
    expect(await ana.page.getByRole('timer').innerText()).toMatch(/^2[45] min$/);
    await expect.poll(() => people.textOf(ana.page)).toContain('2 messages are waiting for you.');
    await END_FOCUS[host](ana.page);
    await anaReviews();
  });

  it('[C1] sends once what Ben writes while the relay is away, though his browser is killed', async () => {
    await meet();
    await anaFocuses();
    await relay.kill();
    await expect.poll(() => people.consequence(ben.page)).toMatch(/^(You are offline|Connecting)/);
    for (const body of BODIES) await people.send(ben.page, 'Ana', body);
    await people.outgoingIs(ben.page, 'Ana', [
      /^Waiting on this device/,
      /^Waiting on this device/,
    ]);
    await people.picture(ben.page, `${host}-offline`);
    await ben.kill();
    await relay.restart();
    await ben.restart();
    await people.writeTo(ben.page, 'Ana');
    await people.outgoingIs(ben.page, 'Ana', [/^Held until about/, /^Held until about/]);
    await people.goTo(ana.page, 'Focus');
    await expect
      .poll(() => people.textOf(ana.page), { timeout: 20_000 })
      .toContain('2 messages are waiting for you.');
    await END_FOCUS[host](ana.page);
    await anaReviews();
  });
});
