/** What the shell has to tell its user, as notices of the engine; made when they are told, in the language of then. */
import { basename } from 'node:path';
import type { NoticeView } from '../shared/bridge/view.ts';
import { t } from './language/words.ts';

/** Makes a notice. */
export type Notice = () => NoticeView;

/** The token is not sealed by a keychain (C6). */
export const plainTokenNotice: Notice = () => ({
  noticeId: 'shell-plain-token',
  text: t('app.plainToken'),
});

/** The credentials are there, and cannot be read (C6). */
export const lockedTokenNotice: Notice = () => ({
  noticeId: 'shell-locked-token',
  text: t('app.lockedToken'),
});

/** Nobody sees the tray icon (D2). */
export const noTrayNotice: Notice = () => ({
  noticeId: 'shell-no-tray',
  text: t('app.noTray', { extension: 'AppIndicator and KStatusNotifierItem Support' }),
});

/** A link opened the app, and is none that can be used (D5). */
export const brokenLinkNotice: Notice = () => ({
  noticeId: 'shell-broken-link',
  text: t('app.brokenLink'),
});

/** A damaged file was set aside at `path`. */
export const setAsideNotice =
  (what: 'settings' | 'store', path: string): Notice =>
  () => ({
    noticeId: `shell-damaged-${what}`,
    text: t(what === 'settings' ? 'app.damagedSettings' : 'app.damagedStore', {
      name: basename(path),
    }),
  });
