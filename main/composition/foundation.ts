/** What every part of the desktop app stands on: made first, and lent to each. */
import { join } from 'node:path';
import { app } from 'electron';
import type { Reporter } from '../../shared/engine/ports.ts';
import { setAsideNotice } from '../notices.ts';
import { createDesktopClock } from '../os/adapters/clock.ts';
import type { DesktopClock } from '../os/sleep-aware-clock.ts';
import { openSettings } from '../store/adapters/settings-store.ts';
import type { SettingsStore } from '../store/settings.ts';
import { createSwitchboard, type Switchboard } from './switchboard.ts';

/** The app's id: what Windows and macOS know it by. */
export const APP_ID = 'app.fermata.desktop';

/** What is lent to every part. */
export interface Foundation {
  /** The folder of what was built: `main/`, `preload/`, `renderer/` and `assets/`. */
  readonly built: string;
  /** Path of the app's icon. */
  readonly icon: string;
  readonly clock: DesktopClock;
  readonly reporter: Reporter;
  readonly board: Switchboard;
  readonly kept: SettingsStore;
  /** A path in the user's own folder for this app. */
  dataPath(name: string): string;
}

/** Only after it is known where the user's data are, and that this is the only instance. */
export const layFoundation = (built: string, reporter: Reporter): Foundation => {
  const board = createSwitchboard();
  const folder = app.getPath('userData');
  const onSetAside = (path: string): void => board.tell(setAsideNotice('settings', path));
  return {
    built,
    icon: join(built, 'assets', 'app.png'),
    clock: createDesktopClock(),
    reporter,
    board,
    kept: openSettings({ folder, reporter, onSetAside }),
    dataPath: (name) => join(folder, name),
  };
};
