/** Why each package that we chose is there. One without a reason fails `npm run dependencies`. */

/** By name; what these bring along has no line here. */
export const PURPOSES: Readonly<Record<string, string>> = {
  '@base-ui/react': 'menus, dialogs and popovers that keyboards and screen readers can use',
  '@tanstack/react-virtual':
    'measures and finds the rows of a large team (W21); loaded when it is used',
  'better-sqlite3': 'the relay’s database; its binary comes built, nothing is compiled',
  'dbus-native': 'the session bus of Linux: idle, do not disturb, notifications, tray (ADR 0010)',
  'electron-store': 'the shell’s settings, written whole or not at all',
  'electron-updater': 'fetches and checks newer versions (ADR 0012); loaded when it is used',
  i18next: 'plural forms and values in texts (ADR 0014)',
  'ical.js': 'reads calendars (ADR 0010); loaded when one is chosen',
  kysely: 'the relay’s queries, typed',
  'lucide-react': 'icons of the window, each drawn from its own file',
  'node-notifier': 'notifications where the desktop’s own service cannot be had (ADR 0013)',
  pino: 'the relay’s log',
  'prom-client': 'the relay’s metrics',
  react: 'the window',
  'react-dom': 'the window',
  'temporal-polyfill': 'time zones and calendars (ADR 0002)',
  ws: 'the relay’s sockets',
  zod: 'checks everything that comes in over a boundary',
  zustand: 'the window’s one store',
};
