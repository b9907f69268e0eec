/** What the window's session may load (D9): the page's own files. The second lock beside the page's policy. */
import { APP_ORIGIN, isAppUrl } from './origin.ts';

/** Files that the page made itself. */
const OWN_BLOB = `blob:${APP_ORIGIN}/`;

/** Whether a request may go on; Chromium's own tools are loaded like a page, where there are any. */
export const mayLoad = (url: string, allowDevTools: boolean): boolean =>
  isAppUrl(url) || url.startsWith(OWN_BLOB) || (allowDevTools && url.startsWith('devtools://'));

/** What the page offers as a download. */
export interface OfferedFile {
  readonly url: string;
  /** The name that Chromium would save it under. */
  readonly name: string;
}

/** The files that there are: one's own sessions (F9). */
const NAME = /^fermata-[a-z0-9-]{1,40}\.(csv|json)$/;

/** Whether it may be saved: only what the page itself made, under a name that no system takes for a program. */
export const maySave = ({ url, name }: OfferedFile): boolean =>
  url.startsWith(OWN_BLOB) && NAME.test(name);
