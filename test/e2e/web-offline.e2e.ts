/** The web client without its relay: the browser keeps the page, and a relay with another build brings its own. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildWorker } from '../../scripts/build-web.ts';
import * as people from '../support/people.ts';
import { type RelayProcess, startRelayProcess } from '../support/relay-process.ts';
import { openWebClient, type WebClient } from '../support/web-client.ts';

const dist = join(import.meta.dirname, '../../dist/web');
let web: string;
let relay: RelayProcess;
let client: WebClient;

beforeEach(async () => {
  web = await mkdtemp(join(tmpdir(), 'fermata-web-'));
  await cp(dist, web, { recursive: true });
  relay = await startRelayProcess({ args: ['--web-root', web] });
  const founder = await relay.foundTeam('Nimbus', 'Ana');
  client = await openWebClient(founder.inviteUrl);
  await people.joinAs(client.page, 'Ben');
});
afterEach(async () => {
  await client.dispose();
  await relay.dispose();
  await rm(web, { recursive: true, force: true });
});

/** The builds of which something is kept, and whether the worker of the last one is there. */
const kept = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const isSettled = registration.installing === null && registration.waiting === null;
    return isSettled ? caches.keys() : [];
  });
const keptPaths = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const found: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const { url } of await cache.keys()) found.push(url.slice(location.origin.length));
    }
    return found;
  });

/** Another build: a page that says so. */
const buildAnother = async (): Promise<void> => {
  const path = join(web, 'index.html');
  const html = await readFile(path, 'utf8');
  await writeFile(path, html.replace('<head>', '<head><meta name="build" content="another" />'));
  await buildWorker(web);
};
const isAnother = async (page: Page): Promise<boolean> =>
  (await page.locator('meta[name="build"]').count()) > 0;

it('[C8] opens without its relay, with all of its parts, and says so quietly', async () => {
  const { page } = client;
  await expect.poll(() => kept(page)).toHaveLength(1);
  await relay.stop();
  await page.reload();
  await people.row(page, 'Ana').waitFor();
  await expect
    .poll(() => page.getByRole('region', { name: 'Connection' }).innerText())
    .toMatch(/relay/);
  await people.startFocus(page, '25 min');
  // Parts that come late come from what was kept, also a language that was never used here.
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').waitFor();
  await page.keyboard.press('Escape');
  await people.goTo(page, 'Settings');
  await page.getByRole('radio', { name: '日本語' }).check();
  await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('ja');
  await page.goto('about:blank');
  await page.goto(relay.url);
  await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('ja');
});

it('[C8] takes the build of the relay that it comes back to, whole, and lets the one before go', async () => {
  const { page } = client;
  await expect.poll(() => kept(page)).toHaveLength(1);
  const [first] = await kept(page);
  await relay.stop();
  await buildAnother();
  await relay.restart();
  await page.reload();
  expect(await isAnother(page)).toBe(true);
  await people.row(page, 'Ana').waitFor();
  // Kept as well before long; the one before goes with the next start.
  await expect.poll(async () => (await kept(page)).some((name) => name !== first)).toBe(true);
  await page.reload();
  await expect.poll(async () => (await kept(page)).map((name) => name === first)).toEqual([false]);
  await relay.stop();
  await page.reload();
  expect(await isAnother(page)).toBe(true);
  await people.row(page, 'Ana').waitFor();
});

it('[C8] keeps nothing of a build that is not whole', async () => {
  const { page } = client;
  await expect.poll(() => kept(page)).toHaveLength(1);
  const [first] = await kept(page);
  // The relay was replaced while the browser fetched: the worker is of one build, a file of another.
  await buildAnother();
  await writeFile(join(web, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await page.reload();
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update().catch(() => undefined); // It ends in a refusal.
  });
  await expect.poll(() => kept(page)).toEqual([first]);
  await relay.stop();
  await page.reload();
  expect(await isAnother(page)).toBe(false);
});

it('[C8] [C6] keeps the files of the page and nothing else', async () => {
  const { page } = client;
  await expect.poll(() => kept(page)).toHaveLength(1);
  await page.getByRole('button', { name: 'Invite a teammate' }).first().click();
  await page.reload();
  await people.row(page, 'Ana').waitFor();
  const paths = await keptPaths(page);
  expect(paths).toContain('/');
  expect(paths.filter((path) => !/^\/(assets\/[\w.-]+|icon\.svg)?$/.test(path))).toEqual([]);
});
