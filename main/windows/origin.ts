/** Where the window's page comes from, and what it may load (issue of the shell: no `file:`, no net). */

/** The app's own scheme. */
export const APP_SCHEME = 'app';
/** The origin of the page, as Chromium writes it. */
export const APP_ORIGIN = `${APP_SCHEME}://fermata`;
/** The page that the window shows. */
export const APP_URL = `${APP_ORIGIN}/`;

/**
 * The page runs its own files only and never talks to the net: all news comes over the bridge. Text never becomes
 * markup or code in it, whoever wrote the line: React makes elements and no markup.
 */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'none'",
  "worker-src 'none'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
] as const;

/** The policy in the page itself, which holds wherever its file is opened. */
export const META_POLICY = PAGE_POLICY.join('; ');
/** The policy that comes with every file; only a header can say who may embed. */
export const CONTENT_SECURITY_POLICY = [...PAGE_POLICY, "frame-ancestors 'none'"].join('; ');

/** Whether a URL is a page of the app itself. */
export const isAppUrl = (url: string): boolean => url === APP_ORIGIN || url.startsWith(APP_URL);
