/** `session`: permissions, requests and downloads of the pages, decided by the app (docs/api/session, api/web-request). */
import { EventEmitter } from 'node:events';
import type {
  DownloadItem,
  OnBeforeRequestListenerDetails,
  SaveDialogOptions,
  Session,
  WebContents,
  WebRequest,
} from 'electron';
import { needsReady } from './app.ts';
import { emitPreventable } from './events.ts';
import { record } from './record.ts';
import { strict } from './strict.ts';

/** What the app decided on permissions. */
const permissionHandlers: {
  request: Parameters<Session['setPermissionRequestHandler']>[0];
  check: Parameters<Session['setPermissionCheckHandler']>[0];
  device: Parameters<Session['setDevicePermissionHandler']>[0];
  displayMedia: Parameters<Session['setDisplayMediaRequestHandler']>[0];
} = { request: null, check: null, device: null, displayMedia: null };

/** The page whose permissions Chromium is told of. */
export const APP_PAGE = 'app://fermata/';
/** Names of Chromium's debugger, and Electron's for the same. */
export const CHROMIUM_PERMISSIONS = [
  ['clipboard-write', 'clipboard-sanitized-write'],
  ['clipboard-read', 'clipboard-read'],
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
] as const;

/** What the two handlers say of a page that wants a permission. Without them Electron permits everything. */
export const askHandlers = (
  contents: WebContents,
  name: string,
  url: string,
  isMainFrame = true,
): { readonly request: boolean; readonly check: boolean } => {
  const permission = name as 'media'; // One of Electron's many; a test may try one that there is not.
  const details = { isMainFrame, requestingUrl: url };
  let request = true;
  permissionHandlers.request?.(contents, permission, (allow) => (request = allow), details);
  const check = permissionHandlers.check?.(contents, permission, url, details) ?? true;
  return { request, check };
};
/** Whether a page gets a permission: it is checked, and asked for where the check said no. */
export const isPermitted = (contents: WebContents, name: string, url: string): boolean => {
  const { request, check } = askHandlers(contents, name, url);
  return request || check;
};

type RequestListener = Parameters<WebRequest['onBeforeRequest']>[0]; // Of its two forms the one without a filter.
let beforeRequest: RequestListener = null;

/** Whether a request may go on; without a listener every one may. */
export const isRequestCancelled = (url: string, contents: WebContents): Promise<boolean> =>
  new Promise((resolve) => {
    const details = { id: 0, url, webContents: contents, webContentsId: contents.id };
    if (beforeRequest === null) resolve(false);
    else
      beforeRequest(details as OnBeforeRequestListenerDetails, ({ cancel = false }) =>
        resolve(cancel),
      ); // The part that is used.
  });

const emitter = new EventEmitter();

/** A download begins; answers whether the app lets it. What it would show in the dialog is recorded. */
export const beginDownload = (url: string, name: string, contents: WebContents): boolean => {
  let options: SaveDialogOptions | null = null;
  const item = {
    getURL: () => url,
    getFilename: () => name,
    setSaveDialogOptions: (given) => void (options = given),
  } satisfies Pick<DownloadItem, 'getURL' | 'getFilename' | 'setSaveDialogOptions'>;
  const details = strict('DownloadItem', item);
  const isRefused = emitPreventable(emitter, 'will-download', {}, details, contents, null);
  record.downloads.push({ url, name, isRefused, dialog: options });
  return !isRefused;
};

const webRequest = strict('session.webRequest', {
  // Electron's takes a filter in front as well; that is not used.
  onBeforeRequest: (listener: RequestListener) => void (beforeRequest = listener),
});

const implemented = {
  setPermissionRequestHandler: (handler) => void (permissionHandlers.request = handler),
  setPermissionCheckHandler: (handler) => void (permissionHandlers.check = handler),
  setDevicePermissionHandler: (handler) => void (permissionHandlers.device = handler),
  setDisplayMediaRequestHandler: (handler) => void (permissionHandlers.displayMedia = handler),
} satisfies Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
>;

const defaultSession = strict(
  'session.defaultSession',
  Object.assign(emitter, implemented, { webRequest }),
);

/** Sessions by partition: "when there is an existing Session with the same partition, it will be returned". */
const partitions = new Map<string, object>();
const fromPartition = (partition: string): object => {
  const found = partitions.get(partition) ?? strict(`session ${partition}`, {});
  partitions.set(partition, found);
  return found;
};

/** The `session` of the stand-in. */
export const session = strict('session', {
  fromPartition,
  get defaultSession() {
    needsReady('session.defaultSession');
    return defaultSession;
  },
});
