/** Serves the built web client, and nothing beside it. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Caller } from '../access/caller.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
};

/** Older browsers do not count a WebSocket of the same host as 'self'. A page by TLS has one by TLS only. */
const ownSockets = ({ scheme, host }: Caller): string => {
  if (host === null) return '';
  return scheme === 'https' ? ` wss://${host}` : ` ws://${host} wss://${host}`;
};

/** What pages of the relay may do: their own scripts, styles and socket, nothing from elsewhere. */
const pageHeaders = (caller: Caller): Record<string, string> => ({
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    `connect-src 'self'${ownSockets(caller)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
});

const NOT_BUILT = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Fermata relay</title>
<h1>This relay runs, but its web client is not built.</h1>
<p>Run <code>npm run build</code> where the relay was started, then load this page again.
Desktop apps can connect already.</p>
</html>
`;

/** Vite puts a hash of the content into these names: what they hold never changes. */
const isHashed = (path: string): boolean =>
  path.startsWith('/assets/') && /-[\w-]{8}\.\w+$/.test(path.slice(-64));

const filePath = (root: string, urlPath: string): string | null => {
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return null; // A broken escape names no file.
  }
  const path = normalize(join(root, decoded));
  const isHidden = decoded.split('/').some((part) => part.startsWith('.'));
  const isInside = path.startsWith(normalize(root) + sep);
  return isInside && !isHidden && !decoded.includes('\0') ? path : null;
};

const sizeOf = async (path: string): Promise<number | null> => {
  try {
    const found = await stat(path);
    return found.isFile() ? found.size : null;
  } catch {
    return null; // Not there, or not ours to read: the same to whoever asks.
  }
};

const sendPage = (response: ServerResponse, headers: Record<string, string>): void => {
  response.writeHead(503, { ...headers, 'Content-Type': 'text/html; charset=utf-8' });
  response.end(NOT_BUILT);
};

/** Answers a GET or HEAD for a file of the client; false where there is none. */
export const serveWebClient =
  (root: string) =>
  async (
    response: ServerResponse,
    { path: urlPath, caller, method }: { path: string; caller: Caller; method: string },
  ): Promise<boolean> => {
    const isHome = urlPath === '/';
    const path = filePath(root, isHome ? '/index.html' : urlPath);
    const size = path === null ? null : await sizeOf(path);
    const headers = pageHeaders(caller);
    if (path === null || size === null) {
      if (isHome) sendPage(response, headers);
      return isHome;
    }
    response.writeHead(200, {
      ...headers,
      'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
      'Content-Length': size,
      'Cache-Control': isHashed(urlPath) ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
    if (method === 'HEAD') response.end();
    else await pipeline(createReadStream(path), response);
    return true;
  };
