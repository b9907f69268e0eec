/** The Chromium behind all windows: one, with its profile in the user data folder, started by the first window. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { chromiumArgs, findChromium } from '../../../scripts/chromium.ts';
import { app, onProcessEnd } from './app.ts';
import { respond } from './protocol.ts';

/** Custom schemes cannot be added to a stock Chromium: `app://host/` is `https://host.app.test/` in it. */
const MAPPED = /^(blob:)?https:\/\/([^./]+)\.app\.test(\/.*)?$/;

/** The URL as Chromium knows it. */
export const toChromium = (url: string): string =>
  url.replace(/^app:\/\/([^/]+)/, (_, host: string) => `https://${host}.app.test`);
/** The URL as the app knows it. */
export const fromChromium = (url: string): string => {
  const [, blob = '', host, path = ''] = MAPPED.exec(url) ?? [];
  return host === undefined ? url : `${blob}app://${host}${path}`;
};

const profile = (): string => join(app.getPath('userData'), 'chromium');
let started: Promise<BrowserContext> | null = null;

const launch = async (): Promise<BrowserContext> => {
  const found = await findChromium();
  if (!found.ok) throw new Error(found.error);
  const context = await chromium.launchPersistentContext(profile(), {
    executablePath: found.value,
    headless: true,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    viewport: null,
    args: ['--remote-debugging-port=0', ...chromiumArgs],
  });
  onProcessEnd(() => context.close());
  await context.route('https://*.app.test/**', async (route) => {
    const request = route.request();
    const response = await respond(fromChromium(request.url()), request.method());
    if (response === null) return route.abort('namenotresolved');
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  });
  return context;
};

/** The browser, started when it is first needed. */
export const browserContext = (): Promise<BrowserContext> => (started ??= launch());

/** Where another process can reach the same browser. */
export const debuggingUrl = async (): Promise<string> => {
  await browserContext();
  const [port] = (await readFile(join(profile(), 'DevToolsActivePort'), 'utf8')).split('\n');
  return `http://127.0.0.1:${port ?? ''}`;
};
