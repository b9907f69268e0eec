/** The shell around the window: login, shortcut, links, updates, diagnostics. */
import { homedir } from 'node:os';
import { dirname } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import type { Engine } from '../../shared/engine/engine.ts';
import { t } from '../language/words.ts';
import { handleLinksAsAppImage } from '../links/adapters/app-image-handler.ts';
import { registerLinks } from '../links/adapters/link-sources.ts';
import type { LinkBox } from '../links/link-box.ts';
import { diagnosticsText, LOG_TAIL } from '../log/diagnostics.ts';
import { createAutostartFile } from '../login/adapters/autostart-file.ts';
import { createLoginItems } from '../login/adapters/login-items.ts';
import {
  createLoginPart,
  HIDDEN_SWITCH,
  type LoginItem,
  noLoginItem,
} from '../login/login-item.ts';
import { chooseCalendarFile, showFolder } from '../os/adapters/dialogs.ts';
import { readInstallation } from '../os/adapters/installation.ts';
import { createShell, type Shell } from '../shell/shell.ts';
import { createGlobalKeys } from '../shortcut/adapters/global-keys.ts';
import { createShortcutPart } from '../shortcut/shortcut.ts';
import { toggleFocus } from '../shortcut/toggle-focus.ts';
import type { Foundation } from './foundation.ts';
import { createUpdates } from './updates.ts';

/** What an installation is started by: an AppImage by its own file, which unpacks another one at each start. */
const program = (): string => process.env['APPIMAGE'] ?? process.execPath;

const loginItem = (): LoginItem => {
  if (!app.isPackaged) return noLoginItem(t('app.onlyInstalledStarts'));
  return process.platform === 'linux'
    ? createAutostartFile(program(), [HIDDEN_SWITCH], process.env)
    : createLoginItems();
};

const takeLinks = ({ reporter }: Foundation): void => {
  registerLinks();
  const appImage = process.env['APPIMAGE'];
  if (process.platform !== 'linux' || !app.isPackaged || appImage === undefined) return;
  handleLinksAsAppImage(appImage, process.env).catch((cause: unknown) =>
    reporter.report('Links to Fermata could not be taken', cause),
  );
};

/** Puts it together. `frame` answers what dialogs belong to. Only after the app is ready. */
export const createAppShell = (
  foundation: Foundation,
  engine: Engine,
  link: LinkBox,
  frame: () => BrowserWindow,
): Shell => {
  const { kept, reporter, clock, log, parts } = foundation;
  takeLinks(foundation);
  const shell: Shell = createShell({
    link,
    login: createLoginPart(loginItem(), reporter),
    shortcut: createShortcutPart({
      keys: createGlobalKeys(),
      saved: kept.read().shortcut,
      save: (shortcut) => kept.change({ shortcut }),
      onPress: () => void engine.send(toggleFocus(engine.view())),
    }),
    updates: createUpdates(foundation, engine),
    chooseCalendarFile: () => chooseCalendarFile(frame()),
    showLogs: () => showFolder(dirname(log.path)),
    readDiagnostics: async () =>
      diagnosticsText({
        installation: readInstallation(log.path, app.getPath('userData'), process.env),
        shell: shell.get(),
        parts: parts.map((part) => part()),
        view: engine.view(),
        now: clock.now(),
        log: await log.sink.tail(LOG_TAIL),
        home: homedir(),
      }),
  });
  return shell;
};
