/**
 * Keeps the page of the web client in the browser, so that it opens without the relay too (C8). The relay's page comes
 * first, always: the kept one stands in where the relay does not answer. Nothing else is kept, and `/v1/` not touched.
 */
import { cacheOf, kindOf, type KeptPage, staleCaches } from './kept-page.ts';

declare const self: ServiceWorkerGlobalScope;
/** Put in by the build. */
declare const KEPT_PAGE: KeptPage;

/** A relay that has not answered by then is taken for away: a person waits for the page. */
const PATIENCE_MS = 4000;

const page = KEPT_PAGE;
const home = new URL('./', self.location.href).href;
const urlOf = (path: string): string => new URL(path, home).href;

/** All of one build or nothing: a file that is another one by now, since the relay was replaced, fails the whole. */
const keep = async (): Promise<void> => {
  const name = cacheOf(page.version);
  const cache = await caches.open(name);
  const requests = page.files.map(
    ({ path, integrity }) => new Request(urlOf(path), { integrity, cache: 'no-cache' }),
  );
  try {
    await cache.addAll(requests);
  } catch (cause) {
    await caches.delete(name);
    throw cause; // The browser goes on with what it has, and tries again with the next start.
  }
};

const kept = async (url: string): Promise<Response | undefined> => {
  const cache = await caches.open(cacheOf(page.version));
  return cache.match(url);
};

/** The relay's page, unless it is out of reach, or what stands before it says that it is. */
const answerPage = async (): Promise<Response> => {
  try {
    const fresh = await fetch(home, {
      cache: 'no-cache',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (fresh.status < 500) return fresh;
    return (await kept(home)) ?? fresh;
  } catch {
    // Without a kept page the browser says itself that there is none.
    return (await kept(home)) ?? Response.error();
  }
};

/** A page of the build before that is open still gets its late parts from what was kept of that. */
const answerFile = async (request: Request): Promise<Response> =>
  (await kept(request.url)) ?? (await caches.match(request.url)) ?? fetch(request);

/** Once no page of another build is open its cache goes. */
const tidy = async (opened: string): Promise<void> => {
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (open.some(({ id }) => id !== opened)) return;
  const stale = staleCaches(await caches.keys(), page.version);
  await Promise.all(stale.map((name) => caches.delete(name)));
};

self.addEventListener('install', (event) => {
  event.waitUntil(keep().then(() => self.skipWaiting()));
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const kind = kindOf(request, home);
  if (kind === 'page') event.respondWith(answerPage());
  if (kind === 'file') event.respondWith(answerFile(request));
});
self.addEventListener('message', (event) => {
  if (event.source instanceof Client) event.waitUntil(tidy(event.source.id));
});
