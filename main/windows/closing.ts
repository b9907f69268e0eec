/** What closing the window does. */

import type { TrayPresence } from '../tray/tray-presence.ts';

/** What is known of the desktop. */
export interface Desktop {
  readonly platform: NodeJS.Platform;
  /** Whether anyone sees the tray icon, as far as that is known now. */
  readonly tray: TrayPresence;
  /** `XDG_CURRENT_DESKTOP`, names separated by `:`. */
  readonly currentDesktop: string | undefined;
}

/** Distributions whose GNOME comes with an extension that shows tray icons. */
const GNOME_WITH_TRAY = new Set(['ubuntu', 'pop', 'zorin', 'endless']);

/** A guess, for as long as nobody has answered, and where nobody can. */
const mayShowTrayIcons = (currentDesktop: string | undefined): boolean => {
  const names = (currentDesktop ?? '').toLowerCase().split(':');
  if (names.includes('')) return false; // Unknown: a window that cannot come back is worse than one that ends.
  return !names.includes('gnome') || names.some((name) => GNOME_WITH_TRAY.has(name));
};

/** Whether closing the window leaves the app running: only where there is a way back to it (D2). */
export const closingHides = ({ platform, tray, currentDesktop }: Desktop): boolean => {
  if (platform === 'darwin') return true; // The dock brings it back.
  switch (tray) {
    case 'shown':
      return true;
    case 'none':
      return false;
    case 'unknown':
      return platform === 'linux' && mayShowTrayIcons(currentDesktop);
  }
};
