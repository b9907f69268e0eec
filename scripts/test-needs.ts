/** What tests need of Debian's packages beside Node, npm and Chromium. */
import type { Needed } from './debian.ts';

/** A command whose package has its name. */
export const own = (command: string): Needed => ({ packageName: command, command });

/** A session bus, on which tests play the desktops. */
export const BUS: Needed = own('dbus-daemon');

/** What the tests of GNOME's do-not-disturb read. */
export const GNOME_SETTINGS: readonly Needed[] = [
  { packageName: 'libglib2.0-bin', command: 'gsettings' },
  {
    packageName: 'gsettings-desktop-schemas',
    file: '/usr/share/glib-2.0/schemas/org.gnome.desktop.notifications.gschema.xml',
  },
];

/** What says whether a desktop entry is right, and which one opens a link. */
export const DESKTOP_FILES: readonly Needed[] = [
  { packageName: 'xdg-utils', command: 'xdg-mime' },
  { packageName: 'desktop-file-utils', command: 'desktop-file-validate' },
];

const noto = (packageName: string, file: string): Needed => ({
  packageName,
  file: `/usr/share/fonts/${file}`,
});

/** Letters of every script, with which the kept pictures of the views are made. */
export const FONTS: readonly Needed[] = [
  noto('fonts-noto-core', 'truetype/noto/NotoSans-Regular.ttf'),
  noto('fonts-noto-cjk', 'opentype/noto/NotoSansCJK-Regular.ttc'),
  noto('fonts-noto-color-emoji', 'truetype/noto/NotoColorEmoji.ttf'),
];
