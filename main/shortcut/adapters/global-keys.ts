/** Electron's global shortcuts. */
import { app, globalShortcut } from 'electron';
import type { GlobalKeys } from '../shortcut.ts';

/**
 * On Wayland a key comes through the desktop's portal, which Chromium uses when asked to. Only before the app is ready.
 * The desktop may ask its user first, and one that refuses does not always say so (electron#52218).
 */
export const usePortalForKeys = (): void => {
  if (process.platform === 'linux')
    app.commandLine.appendSwitch('enable-features', 'GlobalShortcutsPortal');
};

/** The keys. Only after the app is ready. */
export const createGlobalKeys = (): GlobalKeys => ({
  register: (keys, onPress) => globalShortcut.register(keys, onPress),
  unregister: (keys) => globalShortcut.unregister(keys),
});
