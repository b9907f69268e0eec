/** Both clients in the language of their user: window, tray, notifications and command line. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openTerminal } from '../support/command-line.ts';
import { type DesktopHandle, startDesktop } from '../support/electron-stand-in/index.ts';
import { englishLeft } from '../support/english-left.ts';
import { type RelayProcess, startRelayProcess } from '../support/relay-process.ts';
import { openWebClient, type WebClient } from '../support/web-client.ts';

let base: string | null = null;
let relay: RelayProcess | null = null;
let web: WebClient | null = null;
let desktop: DesktopHandle | null = null;

afterEach(async () => {
  await desktop?.kill();
  await web?.dispose();
  await relay?.stop();
  if (base !== null) await rm(base, { recursive: true, force: true, maxRetries: 10 });
  [base, relay, web, desktop] = [null, null, null, null];
});

it('[W2] speaks German to a browser that asks for it, then Japanese, which outlasts a reload', async () => {
  relay = await startRelayProcess();
  const ana = await relay.foundTeam('Nimbus', 'Ana');
  web = await openWebClient(await ana.deviceLink(), { languages: 'de-AT,de,en' });
  const { page } = web;
  await page.getByRole('link', { name: 'Einstellungen' }).click();
  expect(await page.locator('html').getAttribute('lang')).toBe('de');
  await page.getByRole('radio', { name: '日本語' }).click();
  await page.getByRole('heading', { level: 1, name: '設定' }).waitFor();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('value')))
    .toBe('ja');
  // Also what was said before the choice, as the source of the activity, is in the language now (W1).
  for (const place of ['team', 'focus', 'review', 'settings']) {
    await page.evaluate((to) => void (location.hash = `#/${to}`), place);
    await page.locator('h1').waitFor();
    await expect.poll(() => englishLeft(page, 'ja'), { message: place }).toEqual([]);
  }
  await page.reload();
  await page.getByRole('link', { name: '設定' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('ja');
  expect(web.problems).toEqual([]);
});

it('[W2] speaks the system’s language on the desktop, and the terminal’s in a command', async () => {
  base = await mkdtemp(join(tmpdir(), 'fermata-language-'));
  const userData = join(base, 'user-data');
  const terminal = await openTerminal(base, userData);
  desktop = await startDesktop({
    userData,
    env: { ...terminal.env, LANG: 'de_DE.UTF-8' },
  });
  const { page, tray } = desktop;
  await page.getByRole('button', { name: 'Allein starten' }).click();
  await page.getByRole('link', { name: 'Einstellungen' }).waitFor();
  const labels = async (): Promise<string> => JSON.stringify((await tray.facts())?.menu);
  expect(await labels()).toMatch(/Beschäftigt.*Fokus starten.*25 Minuten.*Fermata beenden/);
  expect(await page.locator('html').getAttribute('lang')).toBe('de');

  const inJapanese = { env: { LANG: 'ja_JP.UTF-8' } };
  expect((await terminal.binary(['focus', 'pause'], inJapanese)).err).toMatch(/läuft kein Fokus/);
  expect((await terminal.binary(['status'], inJapanese)).out).toMatch(/チーム：まだありません/);
  expect(JSON.parse((await terminal.binary(['status', '--json'], inJapanese)).out)).toMatchObject({
    result: { connection: 'solo', me: { show: 'available' } },
  });

  await page.getByRole('link', { name: 'Einstellungen' }).click();
  await page.getByRole('radio', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  await expect.poll(labels).toMatch(/Busy.*Start focus.*Quit Fermata/);
});
