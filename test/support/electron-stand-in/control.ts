/** Answers a test over the channel that Node gives a child process. */
import { app } from './app.ts';
import { browserContext, debuggingUrl } from './browser.ts';
import { emitPreventable } from './events.ts';
import { openWindows, type StandInWindow } from './browser-window.ts';
import type { ControlCalls } from './calls.ts';
import { pressKeys } from './global-shortcut.ts';
import { openChannels } from './ipc-main.ts';
import { setDark } from './native-theme.ts';
import { powerEvents, setIdle } from './power.ts';
import { record } from './record.ts';
import { APP_PAGE, askHandlers } from './session.ts';
import { fileChoice } from './surroundings.ts';
import { activateTray, clickTray, trayFacts } from './tray.ts';

/** One call, as it comes. */
export interface ControlRequest {
  readonly callId: number;
  readonly name: keyof ControlCalls;
  readonly args: readonly unknown[];
}
/** Its answer. */
export type ControlReply =
  | { readonly callId: number; readonly value: unknown }
  | { readonly callId: number; readonly problem: string };

const theWindow = (): StandInWindow => {
  const [window] = openWindows;
  if (window === undefined) throw new Error('no window is open');
  return window;
};

const crash = async (): Promise<void> => {
  const page = await theWindow().contents.page();
  const devTools = await (await browserContext()).newCDPSession(page);
  const crashed = new Promise((resolve) => page.once('crash', resolve));
  void devTools.send('Page.crash').catch(() => undefined); // It never answers.
  await crashed;
};

const calls: ControlCalls = {
  debuggingUrl,
  record: () => record,
  tray: trayFacts,
  clickTray,
  activateTray,
  setDark,
  emitPower: (event) => void powerEvents.emit(event),
  setIdle,
  window: () => {
    const [window] = openWindows;
    if (window === undefined) return null;
    const bounds = window.getNormalBounds();
    return {
      isVisible: window.isVisible(),
      isFocused: window.isFocused(),
      isMinimized: window.isMinimized(),
      bounds,
    };
  },
  moveWindow: (bounds) => theWindow().setBounds(bounds),
  minimizeWindow: () => theWindow().minimize(),
  closeWindow: () => void theWindow().requestClose(),
  pressKeys,
  chooseFiles: (paths) => void (fileChoice.paths = paths),
  openUrl: (url) => void emitPreventable(app, 'open-url', {}, url),
  crashWindow: crash,
  loadInWindow: (url) => theWindow().contents.load(url),
  askPermission: (name, url = APP_PAGE, isMainFrame = true) =>
    askHandlers(theWindow().webContents, name, url, isMainFrame),
  windowOptions: () => theWindow().options,
  ipcChannels: openChannels,
  quit: () => app.quit(),
};

const answer = async ({ callId, name, args }: ControlRequest): Promise<ControlReply> => {
  try {
    const call = calls[name] as (...given: readonly unknown[]) => unknown;
    return { callId, value: (await call(...args)) ?? null };
  } catch (cause) {
    return { callId, problem: String(cause) };
  }
};

/** Starts answering, when there is someone to answer. */
export const startControl = (): void => {
  if (process.send === undefined) return;
  process.on('message', (message) => {
    void answer(message as ControlRequest).then((reply) => process.send?.(reply));
  });
  // Without its test the process has nobody to end it.
  process.on('disconnect', () => process.exit(1));
};
