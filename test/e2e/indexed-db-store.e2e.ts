/** The browser's store on the real IndexedDB of a real Chromium. */
import { join } from 'node:path';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { chromiumArgs, findChromium } from '../../scripts/chromium.ts';
import type { EngineStore, Json } from '../../shared/engine/ports.ts';
import { engineStoreContract } from '../contract/engine-store.contract.ts';

const ORIGIN = 'https://store.fermata.test/';
const adapters = join(import.meta.dirname, '../../renderer/host-web/adapters');

/** What the page offers: stores by the name of their database. What goes in and out is JSON. */
interface StorePage {
  readonly stores: {
    load(name: string): Promise<string>;
    write(name: string, changes: string): Promise<void>;
  };
}

const pageScript = async (): Promise<string> => {
  const source = `
    import { openDatabase } from './database.ts';
    import { createIndexedDbStore } from './indexed-db-store.ts';
    const open = {};
    const storeOf = async (name) => createIndexedDbStore(await (open[name] ??= openDatabase(name)));
    globalThis.stores = {
      load: async (name) => JSON.stringify([...(await (await storeOf(name)).load())]),
      write: async (name, changes) => (await storeOf(name)).write(JSON.parse(changes)),
    };`;
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: adapters, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
  });
  return outputFiles[0]?.text ?? '';
};

let browser: Browser;
let script: string;

beforeAll(async () => {
  const executable = await findChromium();
  if (!executable.ok) throw new Error(executable.error);
  browser = await chromium.launch({ executablePath: executable.value, args: [...chromiumArgs] });
  script = await pageScript();
});
afterAll(() => browser.close());

const storeOn = (page: Page, name: string): EngineStore => ({
  load: async () => {
    const records = await page.evaluate(
      (database) => (globalThis as typeof globalThis & StorePage).stores.load(database), // Put there by pageScript.
      name,
    );
    return new Map(JSON.parse(records) as readonly (readonly [string, Json])[]);
  },
  write: (changes) =>
    page.evaluate(
      ([database, list]) =>
        (globalThis as typeof globalThis & StorePage).stores.write(database, list), // Put there by pageScript.
      [name, JSON.stringify(changes)] as const,
    ),
});

engineStoreContract('IndexedDB in Chromium', async () => {
  const context = await browser.newContext();
  await context.route(ORIGIN, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>store</title>' }),
  );
  const page = await context.newPage();
  return {
    // A page that is loaded anew has nothing in memory: what it finds was on disk.
    open: async () => {
      await page.goto(ORIGIN);
      await page.addScriptTag({ content: script });
      return storeOn(page, 'engine');
    },
    dispose: () => context.close(),
  };
});
