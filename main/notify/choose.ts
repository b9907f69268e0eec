/** Which ways to show notifications a system has, the best first. Each is left for the next when it fails. */

/** The notification service over D-Bus, Electron's own notifications, or a program beside us (node-notifier). */
export type DisplayKind = 'bus' | 'electron' | 'program';

/** The ways for a platform, in order. */
export const displayKinds = (platform: NodeJS.Platform): readonly DisplayKind[] => {
  switch (platform) {
    case 'darwin':
    case 'win32':
      return ['electron', 'program'];
    default:
      return ['bus', 'program'];
  }
};

/** An icon that another program can read: what lies in an asar archive is for Electron alone, so the theme's is named. */
export const readableIcon = (path: string, themeName: string): string =>
  path.includes('.asar') ? themeName : path;
