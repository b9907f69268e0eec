/** `screen`, `shell`, `dialog` and `session`: what is around the app, recorded. */
import type { Dialog, Display, Screen, Session, Shell } from 'electron';
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

/** What the app decided on permissions, for a test to ask. */
export const permissionHandlers: {
  request: Parameters<Session['setPermissionRequestHandler']>[0];
  check: Parameters<Session['setPermissionCheckHandler']>[0];
  device: Parameters<Session['setDevicePermissionHandler']>[0];
} = { request: null, check: null, device: null };

const defaultSession = {
  setPermissionRequestHandler: (handler) => void (permissionHandlers.request = handler),
  setPermissionCheckHandler: (handler) => void (permissionHandlers.check = handler),
  setDevicePermissionHandler: (handler) => void (permissionHandlers.device = handler),
} satisfies Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
>;
/** Sessions by partition: "when there is an existing Session with the same partition, it will be returned". */
const partitions = new Map<string, object>();
const fromPartition = (partition: string): object => {
  const found = partitions.get(partition) ?? strict(`session ${partition}`, {});
  partitions.set(partition, found);
  return found;
};

/** The `session` of the stand-in. */
export const session = strict('session', {
  defaultSession: strict('session.defaultSession', defaultSession),
  fromPartition,
});
