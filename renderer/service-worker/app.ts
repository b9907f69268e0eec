/**
 * Keeps the page of the web client in the browser, so that it opens without the relay too (C8). The relay's page comes
 * first, always: the kept one stands in where the relay does not answer. Nothing else is kept, and `/v1/` not touched.
 */
import { patienceOf } from './adapters/patience.ts';
import { cacheOf, kindOf, type KeptPage, staleCaches } from './kept-page.ts';

declare const self: ServiceWorkerGlobalScope;
/** Put in by the build. */
declare const KEPT_PAGE: KeptPage;

/** A relay that has not answered by then is taken for away: a person waits for the page. */
const PATIENCE_MS = 4000;

/** Where it is sent elsewhere, such as to a sign-in, the browser goes there itself. */
const ASK = { cache: 'no-cache', redirect: 'manual' } as const;

const page = KEPT_PAGE;
const home = new URL('./', self.location.href).href;
const urlOf = (path: string): string => new URL(path, home).href;

/** All of one build or nothing: a file that is another one by now, since the relay was replaced, fails the whole. */
const keep = async (): Promise<void> => {
  const name = cacheOf(page.version);
  const cache = await caches.open(name);
  const requests = page.files.map(
    ({ path, integrity }) =>
      new Request(urlOf(path), { integrity, cache: 'no-cache', redirect: 'error' }),
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
  const stored = await kept(home).catch(() => undefined);
  // With nothing to stand in for it, it is waited for as without a worker; the browser says itself if there is none.
  if (stored === undefined) return fetch(home, ASK);
  const patience = patienceOf(PATIENCE_MS);
  try {
    const fresh = await fetch(home, { ...ASK, signal: patience.signal });
    return fresh.status < 500 ? fresh : stored;
  } catch {
    return stored;
  } finally {
    patience.over(); // It has answered: however long its page then takes, it is not cut off.
  }
};

/** A page of the build before that is open still gets its late parts from what was kept of that. */
const answerFile = async (request: Request): Promise<Response> =>
  (await kept(request.url)) ?? (await caches.match(request.url)) ?? fetch(request);

/** Another worker comes, and may be filling its cache. */
const isFollowed = (): boolean => {
  const { installing, waiting } = self.registration;
  return installing !== null || waiting !== null;
};

/** Once no page of another build is open its cache goes. */
const tidy = async (opened: string): Promise<void> => {
  if (isFollowed()) return;
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (open.some(({ id }) => id !== opened)) return;
  const stale = staleCaches(await caches.keys(), page.version);
  if (isFollowed()) return; // It came in the meantime.
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
