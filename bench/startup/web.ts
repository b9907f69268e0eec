/** Starts of the built web client in a new profile, and of an empty page from the same server. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumArgs, findChromium } from '../../scripts/chromium.ts';
import { startInTurn, type Runs, type Start } from './figures.ts';
import { EMPTY_PAGE, firstPicture, shownAt } from './picture.ts';

const WEB = join(import.meta.dirname, '../../dist/web');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

const serve = async () => {
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '/');
    const content = path === '/empty.html' ? EMPTY_PAGE : readFile(join(WEB, path));
    void Promise.resolve(content).then(
      (body) => response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? '' }).end(body),
      () => response.writeHead(404).end(),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${String(port)}`, close: () => server.close() };
};

/** Both in turn, `count` times, in one browser. */
export const webRuns = async (count: number): Promise<Runs> => {
  const found = await findChromium();
  if (!found.ok) throw new Error(found.error);
  const browser = await chromium.launch({ executablePath: found.value, args: [...chromiumArgs] });
  const server = await serve();
  const start = async (path: string): Promise<Start> => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${server.url}${path}`);
    const pictureMs = await firstPicture(page);
    const shownMs = path === '/' ? await shownAt(page) : pictureMs;
    await context.close();
    return {
      'page until its first picture': pictureMs,
      'page until its window stands': shownMs,
    };
  };
  try {
    return await startInTurn(
      count,
      () => start('/'),
      () => start('/empty.html'),
    );
  } finally {
    await browser.close();
    server.close();
  }
};
