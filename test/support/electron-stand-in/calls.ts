/** What a test can ask of the process in which the stand-in runs. */
import type { BrowserWindowConstructorOptions } from 'electron';
import type { OpenChannels } from './ipc-main.ts';
import type { IdleAnswer } from './power.ts';
import type { DesktopRecord } from './record.ts';
import type { TrayFacts } from './tray.ts';

/** How the window is. */
export interface WindowFacts {
  readonly isVisible: boolean;
  readonly isFocused: boolean;
  readonly isMinimized: boolean;
  readonly bounds: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
}

/** Each call with its arguments and its answer. */
export interface ControlCalls {
  /** Where Chromium can be reached; starts it when it is not running. */
  readonly debuggingUrl: () => Promise<string>;
  readonly record: () => DesktopRecord;
  readonly tray: () => TrayFacts;
  readonly clickTray: (labels: readonly string[]) => void;
  /** As by a click on the icon itself. */
  readonly activateTray: () => void;
  readonly setDark: (isDark: boolean) => void;
  readonly emitPower: (event: string) => void;
  readonly setIdle: (answer: IdleAnswer) => void;
  /** Null when there is none. */
  readonly window: () => WindowFacts | null;
  readonly moveWindow: (bounds: WindowFacts['bounds']) => void;
  readonly minimizeWindow: () => void;
  readonly closeWindow: () => void;
  /** Presses a global shortcut; false when the app has none of these keys. */
  readonly pressKeys: (keys: string) => boolean;
  /** What the user chooses in the next dialog for files. */
  readonly chooseFiles: (paths: readonly string[]) => void;
  /** A link is opened in the way of macOS. */
  readonly openUrl: (url: string) => void;
  /** Ends the window's process as a crash would. */
  readonly crashWindow: () => Promise<void>;
  /** Has the window's contents load a URL, as the app itself might by mistake. */
  readonly loadInWindow: (url: string) => Promise<void>;
  /** What the app says when a page wants a permission; the page of the window unless told otherwise. */
  readonly askPermission: (
    name: string,
    url?: string,
    isMainFrame?: boolean,
  ) => { readonly request: boolean; readonly check: boolean };
  /** What the window was made with. */
  readonly windowOptions: () => BrowserWindowConstructorOptions;
  /** Every channel on which a page is listened to. */
  readonly ipcChannels: () => OpenChannels;
  readonly quit: () => void;
}
