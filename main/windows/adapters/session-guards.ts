/** What the window's session refuses (D9): permissions, devices, the net, and files that are not the page's own. */
import { type DownloadItem, type Session, session } from 'electron';
import type { Reporter } from '../../../shared/engine/ports.ts';
import { t } from '../../language/words.ts';
import { mayUse } from '../permissions.ts';
import { mayLoad, maySave } from '../requests.ts';

/** Most web APIs check first and ask then, so both handlers have to say the same. */
const guardPermissions = (guarded: Session): void => {
  guarded.setPermissionCheckHandler((_contents, permission, origin, { isMainFrame }) =>
    mayUse(permission, origin, isMainFrame),
  );
  guarded.setPermissionRequestHandler((_contents, permission, allow, details) =>
    allow(mayUse(permission, details.requestingUrl, details.isMainFrame)),
  );
  guarded.setDevicePermissionHandler(() => false);
  guarded.setDisplayMediaRequestHandler((_request, answer) => answer(null));
};

const askWhere = (item: DownloadItem): void =>
  item.setSaveDialogOptions({ title: t('app.saveFile'), defaultPath: item.getFilename() });

const guardDownloads = (guarded: Session, reporter: Reporter): void => {
  guarded.on('will-download', (event, item) => {
    if (maySave({ url: item.getURL(), name: item.getFilename() })) {
      askWhere(item);
      return;
    }
    event.preventDefault();
    reporter.report('A download that is not the page’s own was refused');
  });
};

/** Guards the session of all windows. Only after the app is ready. */
export const guardSession = (reporter: Reporter, allowDevTools: boolean): void => {
  const guarded = session.defaultSession;
  guardPermissions(guarded);
  guardDownloads(guarded, reporter);
  guarded.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: !mayLoad(details.url, allowDevTools) }),
  );
};
