/** What every part of the desktop app stands on: made first, and lent to each. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import type { Fact } from '../../shared/bridge/diagnostics.ts';
import { createRotatingFile } from '../log/adapters/rotating-file.ts';
import { withStderr } from '../log/adapters/with-stderr.ts';
import { createLog, type Log, type LogSink } from '../log/log.ts';
import { type Notice, setAsideNotice } from '../notices.ts';
import { createDesktopClock } from '../os/adapters/clock.ts';
import type { DesktopClock } from '../os/sleep-aware-clock.ts';
import { openSettings } from '../store/adapters/settings-store.ts';
import type { SettingsStore } from '../store/settings.ts';
import type { Switchboard } from './switchboard.ts';

/** The app's id: what Windows and macOS know it by. */
export const APP_ID = 'app.fermata.desktop';

/** The log on disk. */
export interface LogFile {
  readonly path: string;
  readonly sink: LogSink;
}

/** What is lent to every part. */
export interface Foundation {
  /** The folder of what was built: `main/`, `preload/`, `renderer/` and `assets/`. */
  readonly built: string;
  /** Path of the app's icon. */
  readonly icon: string;
  readonly clock: DesktopClock;
  readonly reporter: Log;
  /** The log's file, and where it lies. */
  readonly log: LogFile;
  readonly board: Switchboard;
  readonly kept: SettingsStore;
  /** What parts of the app say of themselves in the diagnostics. */
  readonly parts: (() => Fact)[];
  /** A path in the user's own folder for this app. */
  dataPath(name: string): string;
}

/** The log, in a folder of its own that can be shown. Only after it is known where the user's data are. */
export const openLog = (): LogFile => {
  const path = join(app.getPath('userData'), 'logs', 'fermata.log');
  return { path, sink: withStderr(createRotatingFile(path)) };
};

/** Only for the first instance. Throws when the settings cannot be opened. */
export const layFoundation = (built: string, log: LogFile, board: Switchboard): Foundation => {
  const clock = createDesktopClock();
  const reporter = createLog({ clock, sink: log.sink, home: homedir() });
  const folder = app.getPath('userData');
  const onSetAside = (path: string): void => board.tell(setAsideNotice('settings', path));
  return {
    built,
    icon: join(built, 'assets', 'app.png'),
    clock,
    reporter,
    log,
    board,
    parts: [],
    kept: openSettings({ folder, reporter, onSetAside }),
    dataPath: (name) => join(folder, name),
  };
};

/** Says something that is said once on each device; the settings remember it. */
export const tellOnce = (
  { kept, board }: Pick<Foundation, 'kept' | 'board'>,
  flag: 'wasToldOfPlainToken' | 'wasToldOfNoTray',
  notice: Notice,
): void => {
  if (kept.read()[flag]) return;
  kept.change({ [flag]: true });
  board.tell(notice);
};
