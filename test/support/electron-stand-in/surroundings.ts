/** `screen`, `shell` and `dialog`: what is around the app, recorded. */
import type { Dialog, Display, Screen, Shell } from 'electron';
import { needsReady } from './app.ts';
import { record } from './record.ts';
import { strict } from './strict.ts';

const display = {
  id: 1,
  workArea: { x: 0, y: 32, width: 1920, height: 1048 },
} as Display; // The part of a display that is used.

const implementedScreen = {
  getPrimaryDisplay: () => {
    needsReady('screen');
    return display;
  },
  getAllDisplays: () => [display],
} satisfies Pick<Screen, 'getPrimaryDisplay' | 'getAllDisplays'>;
/** The `screen` of the stand-in. */
export const screen = strict('screen', implementedScreen);

const implementedShell = {
  openExternal: (url) => {
    record.openedOutside.push(url);
    return Promise.resolve();
  },
  openPath: (path) => {
    record.openedPaths.push(path);
    return Promise.resolve('');
  },
} satisfies Pick<Shell, 'openExternal' | 'openPath'>;
/** The `shell` of the stand-in. */
export const shell = strict('shell', implementedShell);

/** What the user chooses in the next dialog for files; none: they cancel it. */
export const fileChoice: { paths: readonly string[] } = { paths: [] };

const implementedDialog = {
  showErrorBox: (title, content) => void record.errorBoxes.push({ title, content }),
  showOpenDialog: () =>
    Promise.resolve({ canceled: fileChoice.paths.length === 0, filePaths: [...fileChoice.paths] }),
} satisfies Pick<Dialog, 'showErrorBox' | 'showOpenDialog'>;
/** The `dialog` of the stand-in. */
export const dialog = strict('dialog', implementedDialog);
