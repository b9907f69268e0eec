/** macOS and Windows: the system's own login items. */
import { app } from 'electron';
import { HIDDEN_SWITCH, type LoginItem } from '../login-item.ts';

// Windows knows an item by its program and arguments together; macOS takes no arguments and tells at the start.
const ARGS = process.platform === 'win32' ? { args: [HIDDEN_SWITCH] } : {};

/** The login item of this app. */
export const createLoginItems = (): LoginItem => ({
  read: () => {
    const { openAtLogin, status } = app.getLoginItemSettings(ARGS);
    if (status === 'requires-approval') return Promise.resolve({ state: 'needsApproval' });
    return Promise.resolve({ state: openAtLogin ? 'on' : 'off' });
  },
  write: (isOn) => {
    app.setLoginItemSettings({ openAtLogin: isOn, ...ARGS });
    return Promise.resolve();
  },
});

/** Whether macOS started the app at login: it has no arguments to say so. */
export const wasOpenedAtLogin = (): boolean =>
  process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
