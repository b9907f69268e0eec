/** The one window: sandboxed, shown when it has something to show, hidden rather than closed where it can come back. */
import { BrowserWindow, screen, type WebContents } from 'electron';
import type { Clock, Reporter } from '../../../shared/engine/ports.ts';
import { APP_URL } from '../origin.ts';
import { MIN_SIZE, type Opening, openingPlace, type WindowPlace } from '../placement.ts';
import { createReloadLimit } from '../reload-limit.ts';

/** What the window needs to know. */
export interface WindowSetup {
  readonly preload: string;
  readonly icon: string;
  readonly allowDevTools: boolean;
  readonly saved: WindowPlace | null;
  readonly clock: Clock;
  readonly reporter: Reporter;
  readonly onPlaced: (place: WindowPlace) => void;
  /** Whether closing hides it now; asked at each close. */
  readonly closingHides: () => boolean;
  /** The system started the app, and not its user: the window waits until it is asked for. */
  readonly startsHidden: boolean;
}

/** The window. */
export interface MainWindow {
  readonly contents: WebContents;
  /** What dialogs belong to. */
  readonly frame: BrowserWindow;
  /** Brings it to the front, wherever it is. */
  show(): void;
}

const workAreas = () => {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== main.id);
  return [main, ...others].map((display) => display.workArea);
};

const create = (
  { preload, icon, allowDevTools, startsHidden }: WindowSetup,
  opening: Opening,
): BrowserWindow => {
  const { isMaximized: _, ...bounds } = opening;
  return new BrowserWindow({
    ...bounds,
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    show: false,
    // Or the page of a window that nobody sees yet is told that it is visible, and its clock ticks (D11).
    paintWhenInitiallyHidden: !startsHidden,
    title: 'Fermata',
    icon,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      disableDialogs: true, // The page has its own; alert() would stop it.
      devTools: allowDevTools,
      spellcheck: false, // Chromium would fetch its dictionaries from the net.
    },
  });
};

const bringToFront = (window: BrowserWindow): void => {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
};

/** Where nothing would bring a hidden window back it stands in the task bar. */
const waitToBeAsked = (window: BrowserWindow, hasWayBack: boolean): void => {
  if (!hasWayBack) window.minimize();
};

const rememberPlace = (window: BrowserWindow, onPlaced: WindowSetup['onPlaced']): void => {
  const remember = (): void =>
    onPlaced({ bounds: window.getNormalBounds(), isMaximized: window.isMaximized() });
  window.on('blur', remember);
  window.on('close', remember);
};

const reloadAfterCrash = (window: BrowserWindow, { clock, reporter }: WindowSetup): void => {
  const mayReload = createReloadLimit();
  window.webContents.on('render-process-gone', (_, { reason }) => {
    if (reason === 'clean-exit') return;
    reporter.report(`The window's process is gone (${reason})`);
    if (mayReload(clock.monotonic())) load(window, reporter);
  });
};

const load = (window: BrowserWindow, reporter: Reporter): void => {
  window.loadURL(APP_URL).catch((cause: unknown) => {
    if (!window.isDestroyed()) reporter.report('The window could not load its page', cause);
  });
};

/** Opens the window. Only after the app is ready. */
export const openMainWindow = (setup: WindowSetup): MainWindow => {
  const opening = openingPlace(setup.saved, workAreas());
  const window = create(setup, opening);
  // A window that starts hidden has no `ready-to-show`, and maximising would show it: that waits until it is.
  if (setup.startsHidden) {
    if (opening.isMaximized) window.once('show', () => window.maximize());
    window.webContents.once('did-finish-load', () => waitToBeAsked(window, setup.closingHides()));
  } else
    window.once('ready-to-show', () => {
      if (opening.isMaximized) window.maximize();
      window.show();
    });
  rememberPlace(window, setup.onPlaced);
  reloadAfterCrash(window, setup);
  window.on('close', (event) => {
    if (!setup.closingHides()) return;
    event.preventDefault();
    window.hide();
  });
  load(window, setup.reporter);
  return { contents: window.webContents, frame: window, show: () => bringToFront(window) };
};
