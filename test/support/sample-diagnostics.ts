/** The diagnostics of a desktop app as it would tell them, for a view. */
import { diagnosticsText } from '../../main/log/diagnostics.ts';
import type { View } from '../../shared/bridge/view.ts';
import { SAMPLE_NOW } from './sample-view.ts';

const LOG = [
  '2026-03-10T08:59:12.204Z info Fermata starts',
  '2026-03-10T08:59:12.871Z info connected to https://relay.example',
  '2026-03-10T09:31:40.118Z warn the tray is not shown: no watcher on the bus',
];

/** The text. */
export const sampleDiagnostics = (view: View): string =>
  diagnosticsText({
    installation: {
      version: '0.1.0',
      electron: '45.4.1',
      chromium: '150.0.7300.82',
      node: '24.1.0',
      system: 'Linux 6.12.9 x64',
      desktop: 'GNOME, wayland',
      isPackaged: true,
      logPath: '/home/eve/.config/Fermata/logs/fermata.log',
      dataPath: '/home/eve/.config/Fermata',
    },
    shell: {
      link: null,
      login: { state: 'off' },
      shortcut: { keys: null, problem: null },
      updates: { state: 'idle', channel: 'latest', checkedAt: null, problem: null },
    },
    parts: [
      ['Tray', 'none: GNOME shows no icons'],
      ['Notifications', 'by the desktop'],
    ],
    view,
    now: SAMPLE_NOW,
    log: LOG,
    home: '/home/eve',
  });
