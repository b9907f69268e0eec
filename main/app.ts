/** The desktop app, in the order in which it starts; `composition/` has its parts. */
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { startEngine, takeGivenLink } from './composition/engine.ts';
import { APP_ID, type Foundation, layFoundation } from './composition/foundation.ts';
import { showTray } from './composition/tray.ts';
import { showWindow } from './composition/window.ts';
import { endBeforeQuit, isFirstInstance } from './os/adapters/life.ts';
import { createReporter } from './os/adapters/reporter.ts';
import { chooseUserData } from './os/adapters/user-data.ts';
import { registerAppScheme } from './windows/adapters/app-protocol.ts';
import { closingHides } from './windows/closing.ts';

const built = join(import.meta.dirname, '..');
const reporter = createReporter();
let foundation: Foundation | null = null;

const start = async (): Promise<void> => {
  foundation = layFoundation(built, reporter);
  const engine = await startEngine(foundation);
  let isQuitting = false;
  let hasTray = false;
  app.on('before-quit', () => (isQuitting = true));
  app.on('window-all-closed', () => app.quit());
  endBeforeQuit(() => engine.stop(), foundation.clock);
  const desktop = {
    platform: process.platform,
    currentDesktop: process.env['XDG_CURRENT_DESKTOP'],
  };
  showWindow(foundation, engine, () => !isQuitting && closingHides({ ...desktop, hasTray }));
  hasTray = showTray(foundation, engine);
  takeGivenLink(engine);
};

const giveUp = (cause: unknown): void => {
  reporter.report('Fermata could not start', cause);
  dialog.showErrorBox(
    'Fermata could not start',
    `It could not open what it keeps in ${app.getPath('userData')}. Nothing was changed. See that your account may read and write that folder and that the disk is not full, then start Fermata again.`,
  );
  app.exit(1);
};

app.setName('Fermata');
chooseUserData();
if (process.platform === 'win32') app.setAppUserModelId(APP_ID);
registerAppScheme();
if (isFirstInstance(() => foundation?.board.open())) app.whenReady().then(start).catch(giveUp);
else app.quit();
