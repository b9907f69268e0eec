/** From a URL of the app's scheme to a file of the built page, and to nothing else. */
import { posix } from 'node:path';
import { isAppUrl } from './origin.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** A file of the page. */
export interface Asset {
  /** Path below the page's folder, with `/`, never out of it. */
  readonly path: string;
  readonly contentType: string;
}

const decode = (text: string): string | null => {
  try {
    return decodeURIComponent(text);
  } catch {
    return null; // A broken escape names no file.
  }
};

/** The asset that a URL names; null when it names none. */
export const assetOf = (url: string): Asset | null => {
  if (!isAppUrl(url) || !URL.canParse(url)) return null;
  const decoded = decode(new URL(url).pathname);
  if (decoded === null || /[\\\0:]/.test(decoded)) return null;
  if (decoded.split('/').includes('..')) return null;
  const path = posix.join('.', decoded === '' || decoded === '/' ? 'index.html' : `.${decoded}`);
  const contentType = TYPES[posix.extname(path)];
  return contentType === undefined || path.startsWith('..') ? null : { path, contentType };
};
