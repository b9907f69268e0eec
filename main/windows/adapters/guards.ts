/** What no page may do, whatever it tries: leave, open windows, embed, or get a permission. */
import { app, session, shell, type WebContents } from 'electron';
import type { Reporter } from '../../../shared/engine/ports.ts';
import { externalLink } from '../external-link.ts';
import { APP_URL } from '../origin.ts';

interface Navigation {
  readonly url: string;
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
  // The page may load itself anew; it may go nowhere else.
  const refuse = (navigation: Navigation): void => {
    if (navigation.url !== APP_URL) navigation.preventDefault();
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
export const guardPages = (reporter: Reporter): void => {
  app.on('web-contents-created', (_, contents) => guard(contents, reporter));
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, allow) =>
    allow(false),
  );
  session.defaultSession.setPermissionCheckHandler(() => false);
  session.defaultSession.setDevicePermissionHandler(() => false);
};
