/** What the page may use of the machine (D9). */
import { isAppUrl } from './origin.ts';

/** Electron's names. Copying a link is all; Chromium lets that happen at a click of the user only. */
const GRANTED: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Whether a page gets a permission; `from` is its URL or origin, empty where there is none. */
export const mayUse = (permission: string, from: string, isMainFrame: boolean): boolean =>
  GRANTED.has(permission) && isMainFrame && isAppUrl(from);
