/** The browser host: one tab runs the engine, and a link leaves nothing behind. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as people from '../support/people.ts';
import { type Founder, type RelayProcess, startRelayProcess } from '../support/relay-process.ts';
import { openWebClient, type WebClient } from '../support/web-client.ts';

describe('the browser host', () => {
  let relay: RelayProcess;
  let founder: Founder;
  let client: WebClient;

  beforeEach(async () => {
    relay = await startRelayProcess();
    founder = await relay.foundTeam('Nimbus', 'Ana');
  });
  afterEach(async () => {
    await client.dispose();
    await relay.dispose();
  });

  it('[C6] takes a device link at once, and its secret out of the address bar and the history', async () => {
    client = await openWebClient(await founder.deviceLink());
    await client.page.getByRole('button', { name: 'Invite a teammate' }).first().waitFor();
    expect(client.page.url()).not.toContain('device=');
    expect(await client.page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
    expect(await client.page.evaluate(() => localStorage.length)).toBe(0);
  });

  it('[T3] says what to do when a link was used before', async () => {
    const link = await founder.deviceLink();
    client = await openWebClient(link);
    await client.page.getByRole('button', { name: 'Invite a teammate' }).first().waitFor();
    const second = await openWebClient(link);
    await expect.poll(() => people.textOf(second.page)).toContain('Welcome to Fermata');
    await expect
      .poll(() => second.page.getByRole('list', { name: 'Notices' }).innerText())
      .toContain('works once, within 10 minutes');
    await second.dispose();
  });

  it('[T5] lets a browser in again that was let in before by somebody who is gone', async () => {
    client = await openWebClient(await founder.deviceLink());
    await client.page.getByRole('button', { name: 'Invite a teammate' }).first().waitFor();
    // Another relay at the same address, which knows nothing of the first one's members.
    await relay.restartEmpty();
    await expect.poll(() => people.textOf(client.page)).toContain('no longer in the team');
    founder = await relay.foundTeam('Cirrus', 'Ana');
    await client.page.goto('about:blank');
    await client.page.goto(await founder.deviceLink());
    await client.page.getByRole('heading', { name: 'Cirrus' }).waitFor();
  });

  it('[C4] runs in one tab at a time, and moves to another when its user wants it there', async () => {
    client = await openWebClient(founder.inviteUrl);
    await people.joinAs(client.page, 'Ben');
    const other = await client.page.context().newPage();
    await other.goto(relay.url);
    await other.getByText('Fermata is open in another tab').waitFor();
    await other.getByRole('button', { name: 'Use it here' }).click();
    await people.row(other, 'Ana').waitFor();
    await client.page.getByText('Fermata goes on in another tab').waitFor();
    await client.page.getByRole('button', { name: 'Use it here' }).click();
    await people.row(client.page, 'Ana').waitFor();
  });

  it('[C4] comes back to its place and to what was being typed there after a reload', async () => {
    client = await openWebClient(founder.inviteUrl);
    const { page } = client;
    await people.joinAs(page, 'Ben');
    await people.writeTo(page, 'Ana');
    const field = page.getByRole('textbox', { name: 'Message to Ana' });
    await field.fill('Half a thou');
    await page.reload();
    await expect.poll(() => field.inputValue()).toBe('Half a thou');
  });

  it('[P9] [D11] takes the time of the browser, and fetches its own only where there is none', async () => {
    client = await openWebClient(await founder.deviceLink());
    const { page } = client;
    const fetched = (): Promise<number> =>
      page.evaluate(
        () =>
          performance.getEntriesByType('resource').filter(({ name }) => /global/.test(name)).length,
      );
    const hours = async (): Promise<string> => {
      await people.goTo(page, 'Settings');
      return page.getByRole('region', { name: 'Hours' }).innerText();
    };
    const before = await hours();
    expect(before).toContain('In Lisbon time');
    expect(await fetched()).toBe(0);
    await page.addInitScript(() => {
      Reflect.deleteProperty(globalThis, 'Temporal');
    });
    await page.reload();
    await expect.poll(hours).toBe(before);
    expect(await fetched()).toBe(1);
    expect(client.problems).toEqual([]);
  });
});
