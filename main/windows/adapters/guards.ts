/** What no page may do, whatever it tries (D9): leave, open windows, embed, or use the machine. */
import { app, shell, type WebContents } from 'electron';
import type { Reporter } from '../../../shared/engine/ports.ts';
import { externalLink } from '../external-link.ts';
import { APP_URL } from '../origin.ts';
import { guardSession } from './session-guards.ts';

interface Navigation {
  readonly url: string;
  readonly isMainFrame: boolean;
  preventDefault(): void;
}

const openOutside = (text: string, reporter: Reporter): void => {
  const link = externalLink(text);
  if (link === null) return;
  shell
    .openExternal(link)
    .catch((cause: unknown) => reporter.report('A link could not be opened', cause));
};

const guard = (contents: WebContents, reporter: Reporter): void => {
  // The page may load itself anew; it may go nowhere else, and nothing in it goes anywhere.
  const refuse = (navigation: Navigation): void => {
    if (!navigation.isMainFrame || navigation.url !== APP_URL) navigation.preventDefault();
  };
  contents.on('will-navigate', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-redirect', (navigation) => navigation.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url, reporter);
    return { action: 'deny' };
  });
};

/** Guards every page, also one that is made later. Only after the app is ready. */
export const guardPages = (reporter: Reporter, allowDevTools: boolean): void => {
  app.on('web-contents-created', (_, contents) => guard(contents, reporter));
  guardSession(reporter, allowDevTools);
};
