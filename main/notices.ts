/** What the shell has to tell its user, as notices of the engine. */
import { basename } from 'node:path';
import type { NoticeView } from '../shared/bridge/view.ts';

/** The token is not sealed by a keychain (C6). */
export const PLAIN_TOKEN_NOTICE: NoticeView = {
  noticeId: 'shell-plain-token',
  text: 'This system has no keychain that Fermata can use, so the key to your team is kept in a file that only your account can read. Set up a keyring such as GNOME Keyring or KWallet and start Fermata again to have it sealed.',
};

/** The credentials are there, and cannot be read (C6). */
export const LOCKED_TOKEN_NOTICE: NoticeView = {
  noticeId: 'shell-locked-token',
  text: 'Fermata could not open the key to your team, because the system’s keychain is locked or was changed. Nothing is lost: unlock it and start Fermata again, or join again with a new link.',
};

/** Nobody sees the tray icon (D2). */
export const NO_TRAY_NOTICE: NoticeView = {
  noticeId: 'shell-no-tray',
  text: 'This desktop shows no tray icons, so closing this window ends Fermata. To keep it running, minimise the window instead; starting Fermata again brings it back, and the command line does what the tray would. On GNOME, the extension “AppIndicator and KStatusNotifierItem Support” adds a tray.',
};

/** A link opened the app, and is none that can be used (D5). */
export const BROKEN_LINK_NOTICE: NoticeView = {
  noticeId: 'shell-broken-link',
  text: 'The link that opened Fermata is not whole, so nothing was done. Copy all of it, or ask for a new one.',
};

/** A damaged file was set aside at `path`. */
export const setAsideNotice = (what: 'settings' | 'store', path: string): NoticeView => ({
  noticeId: `shell-damaged-${what}`,
  text:
    what === 'settings'
      ? `Fermata’s settings could not be read, so the usual ones are in use. The old file is kept as ${basename(path)}.`
      : `Part of what Fermata keeps on this device was damaged. It goes on with what could be read and asks the relay for the rest; messages that you wrote last may have to be sent again. The damaged file is kept as ${basename(path)}.`,
});
