/** "Ping me when you surface": Ana waits for Ben, who focuses; when he is done both hear of it, once. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import * as people from '../support/people.ts';
import { type RelayProcess, startRelayProcess } from '../support/relay-process.ts';
import { openWebClient, type WebClient } from '../support/web-client.ts';

const titlesOf = async (client: WebClient) =>
  (await client.notifications()).map(({ title }) => title);

/** Wide and narrow, light and dark. */
const pictures = async (page: Page, name: string): Promise<void> => {
  await people.picture(page, name);
  await people.picture(page, `${name}-dark`, 'dark');
  await page.setViewportSize({ width: 400, height: 700 });
  await people.picture(page, `${name}-narrow`);
  await people.picture(page, `${name}-narrow-dark`, 'dark');
  await page.setViewportSize({ width: 960, height: 640 });
};

describe('two browsers', () => {
  let relay: RelayProcess;
  const clients: WebClient[] = [];
  const open = async (url: string): Promise<WebClient> => {
    const client = await openWebClient(url);
    clients.push(client);
    return client;
  };
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.dispose();
    await relay.dispose();
  });

  it('[S1][C3] tells Ana and Ben once when his focus ends, over a restart of the relay', async () => {
    relay = await startRelayProcess();
    const founder = await relay.foundTeam('Nimbus', 'Ana');
    const ana = await open(await founder.deviceLink());
    const ben = await open(founder.inviteUrl);
    await people.joinAs(ben.page, 'Ben');
    await people.row(ana.page, 'Ben').waitFor();
    await people.startFocus(ben.page, '25 min');

    await people.writeTo(ana.page, 'Ben');
    const offer = ana.page.getByRole('button', { name: 'Tell me when Ben is reachable' });
    await offer.waitFor();
    await pictures(ana.page, 'surface-offer');
    await offer.click();
    await ana.page
      .getByText(/^Waiting for Ben to be reachable · until tomorrow \d\d:\d\d$/)
      .waitFor();
    await pictures(ana.page, 'surface-waiting');
    expect(ben.frames.join('\n')).not.toContain('"surface"');

    await relay.kill();
    await relay.restart();
    await ana.page.getByText(/Ben is focusing and gets this/).waitFor({ timeout: 20_000 });
    await people.goTo(ben.page, 'Focus');
    await ben.page.getByRole('button', { name: 'End focus', exact: true }).click();
    await expect.poll(() => titlesOf(ana), { timeout: 20_000 }).toEqual(['Ben is reachable now']);
    await expect.poll(() => titlesOf(ben)).toContain('Ana is reachable now');
    await pictures(ana.page, 'surface-met');
    await people.goTo(ana.page, 'Review');
    await ana.page.getByRole('button', { name: 'Write to Ben' }).click();
    await ana.page.getByRole('textbox', { name: 'Message to Ben' }).waitFor();
    await expect.poll(() => people.textOf(ana.page)).not.toContain('You asked to be told.');

    await people.startFocus(ben.page, '25 min');
    await ben.page.getByRole('button', { name: 'End focus', exact: true }).click();
    await people.goTo(ben.page, 'Team');
    await expect.poll(() => people.textOf(ana.page)).toContain('Ben is here and gets this now.');
    expect(await titlesOf(ana)).toEqual(['Ben is reachable now']);
    expect((await titlesOf(ben)).filter((title) => title === 'Ana is reachable now')).toHaveLength(
      1,
    );
  });
});
