/** Which requests the kept page answers, and from where (C8). */

/** A file of the page: its path from the page's folder, empty for the page itself, and what it has to hold. */
export interface KeptFile {
  readonly path: string;
  readonly integrity: string;
}

/** All that a build of the web client is made of. */
export interface KeptPage {
  /** Another one for each build. */
  readonly version: string;
  readonly files: readonly KeptFile[];
}

/** What is looked at of a request. */
interface Asked {
  readonly method: string;
  readonly url: string;
  readonly mode: string;
}

/**
 * `page`: the relay's page, and the kept one where there is no relay; `file`: a file of the page, whose name says
 * what it holds; null: none of our business, as all that the relay is asked is.
 */
export const kindOf = ({ method, url, mode }: Asked, home: string): 'page' | 'file' | null => {
  const { origin, pathname } = new URL(url);
  const base = new URL(home);
  if (method !== 'GET' || origin !== base.origin || !pathname.startsWith(base.pathname))
    return null;
  const path = pathname.slice(base.pathname.length);
  if (path === '' || path === 'index.html') return mode === 'navigate' ? 'page' : null;
  return path.startsWith('assets/') || path === 'icon.svg' ? 'file' : null;
};

/** Names of the caches: one for each build. */
const PREFIX = 'fermata-page-';
/** The cache of a build. */
export const cacheOf = (version: string): string => `${PREFIX}${version}`;
/** Which caches another build left; those of other programs at this origin are not ours. */
export const staleCaches = (names: readonly string[], version: string): readonly string[] =>
  names.filter((name) => name.startsWith(PREFIX) && name !== cacheOf(version));
