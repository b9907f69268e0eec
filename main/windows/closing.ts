/** What closing the window does. */

/** What is known of the desktop. */
export interface Desktop {
  readonly platform: NodeJS.Platform;
  /** Whether the tray icon could be made. On Linux that does not prove that anyone shows it. */
  readonly hasTray: boolean;
  /** `XDG_CURRENT_DESKTOP`, names separated by `:`. */
  readonly currentDesktop: string | undefined;
}

/** Distributions whose GNOME comes with an extension that shows tray icons. */
const GNOME_WITH_TRAY = new Set(['ubuntu', 'pop', 'zorin', 'endless']);

const showsTrayIcons = (currentDesktop: string | undefined): boolean => {
  const names = (currentDesktop ?? '').toLowerCase().split(':');
  if (names.includes('')) return false; // Unknown: a window that cannot come back is worse than one that ends.
  return !names.includes('gnome') || names.some((name) => GNOME_WITH_TRAY.has(name));
};

/** Whether closing the window leaves the app running: only where there is a way back to it. */
export const closingHides = ({ platform, hasTray, currentDesktop }: Desktop): boolean => {
  if (platform === 'darwin') return true; // The dock brings it back.
  if (platform === 'linux') return hasTray && showsTrayIcons(currentDesktop);
  return hasTray;
};
