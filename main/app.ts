/** The desktop app, in the order in which it starts; `composition/` has its parts. */
import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { commandOf } from './command-line/command-of.ts';
import { runAsCommand, serveCommands } from './composition/command-line.ts';
import { startEngine, takeGivenLink } from './composition/engine.ts';
import { APP_ID, type Foundation, layFoundation, openLog } from './composition/foundation.ts';
import { createAppShell } from './composition/shell.ts';
import { createSwitchboard } from './composition/switchboard.ts';
import { showTray } from './composition/tray.ts';
import { showWindow } from './composition/window.ts';
import { t } from './language/words.ts';
import { watchOpenUrl } from './links/adapters/link-sources.ts';
import { hasBrokenLink, linkIn } from './links/desktop-link.ts';
import { createLinkBox } from './links/link-box.ts';
import { wasOpenedAtLogin } from './login/adapters/login-items.ts';
import { HIDDEN_SWITCH } from './login/login-item.ts';
import { brokenLinkNotice } from './notices.ts';
import { endBeforeQuit, isFirstInstance } from './os/adapters/life.ts';
import { chooseUserData } from './os/adapters/user-data.ts';
import { usePortalForKeys } from './shortcut/adapters/global-keys.ts';
import type { TrayPresence } from './tray/tray-presence.ts';
import { registerAppScheme } from './windows/adapters/app-protocol.ts';
import { closingHides } from './windows/closing.ts';

const built = join(import.meta.dirname, '..');
const link = createLinkBox();
/** Made before all else: a link may come before the app is ready. */
const board = createSwitchboard();

/** Takes the link that a start brought, with the window: its user decides there what becomes of it. */
const takeLinkOf = (argv: readonly string[]): boolean => {
  const given = linkIn(argv);
  if (given !== null) link.put(given);
  const isBroken = hasBrokenLink(argv);
  if (isBroken) board.tell(brokenLinkNotice);
  if (given !== null || isBroken) board.open();
  return given !== null || isBroken;
};

/** A further start shows the window of this one, unless the system made it at login. */
const onSecondStart = (argv: readonly string[]): void => {
  if (!takeLinkOf(argv) && !argv.includes(HIDDEN_SWITCH)) board.open();
};

const start = async (laid: Foundation): Promise<void> => {
  const { engine, spoken } = await startEngine(laid);
  let isQuitting = false;
  let tray = (): TrayPresence => 'unknown';
  app.on('before-quit', () => (isQuitting = true));
  app.on('window-all-closed', () => app.quit());
  endBeforeQuit(() => engine.stop(), laid.clock);
  const desktop = {
    platform: process.platform,
    currentDesktop: process.env['XDG_CURRENT_DESKTOP'],
  };
  const frame: BrowserWindow = showWindow(laid, {
    engine,
    shell: createAppShell(laid, engine, link, () => frame),
    closingHides: () => !isQuitting && closingHides({ ...desktop, tray: tray() }),
    startsHidden: process.argv.includes(HIDDEN_SWITCH) || wasOpenedAtLogin(),
  });
  tray = showTray(laid, engine, spoken);
  takeGivenLink(engine);
  laid.reporter.note(`Fermata ${app.getVersion()} has started`);
  await serveCommands(laid, engine);
};

const giveUp = (report: (what: string, cause: unknown) => void, cause: unknown): void => {
  report('Fermata could not start', cause);
  dialog.showErrorBox(
    t('app.couldNotStart'),
    t('app.couldNotOpenData', { path: app.getPath('userData') }),
  );
  app.exit(1);
};

const run = async (): Promise<void> => {
  await app.whenReady();
  const log = openLog();
  try {
    await start(layFoundation(built, log, board));
  } catch (cause) {
    giveUp((what, why) => log.sink.append('error', `${what}: ${String(why)}`), cause);
  }
};

const startAsApp = (): void => {
  if (process.platform === 'win32') app.setAppUserModelId(APP_ID);
  app.enableSandbox(); // Whatever a window may be given later.
  registerAppScheme();
  usePortalForKeys();
  watchOpenUrl((url) => void takeLinkOf([url]));
  takeLinkOf(process.argv);
  if (isFirstInstance(onSecondStart)) void run();
  else app.quit();
};

app.setName('Fermata');
chooseUserData();
// Before the lock: a command is no second start, and opens neither window nor store.
const asked = commandOf(process.argv, process.defaultApp);
if (asked === null) startAsApp();
else void runAsCommand(asked);
