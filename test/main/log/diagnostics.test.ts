import { describe, expect, it } from 'vitest';
import { diagnosticsText } from '../../../main/log/diagnostics.ts';
import { SAMPLE_NOW, sampleView } from '../../support/sample-view.ts';

const text = (view = sampleView()): string =>
  diagnosticsText({
    installation: {
      version: '1.2.3',
      electron: '45.4.1',
      chromium: '150.0',
      node: '24.1',
      system: 'Linux 6.1 x64',
      desktop: 'GNOME, wayland',
      isPackaged: true,
      logPath: '/home/ana/.config/Fermata/logs/fermata.log',
      dataPath: '/home/ana/.config/Fermata',
    },
    shell: {
      link: 'https://relay.example/#join=secret-of-an-invite-0123',
      login: { state: 'on' },
      shortcut: { keys: 'Ctrl+Alt+F', problem: 'taken' },
      updates: { state: 'off', why: 'kept current by the system' },
    },
    parts: [['Tray', 'none: GNOME shows no icons']],
    view,
    now: SAMPLE_NOW,
    log: ['2026-01-01T00:00:00.000Z error it broke'],
    home: '/home/ana',
  });

describe('diagnostics', () => {
  it('[D7] tells versions, places, sources and the end of the log', () => {
    const said = text();
    for (const line of [
      'Fermata: 1.2.3',
      'Electron: 45.4.1; Chromium 150.0; Node 24.1',
      'Desktop: GNOME, wayland',
      'Log: ~/.config/Fermata/logs/fermata.log',
      'Shortcut: Ctrl+Alt+F, not given',
      'Updates: off: kept current by the system',
      'Tray: none: GNOME shows no icons',
      'Relay: https://relay.example',
      'Connection: online',
      '2026-01-01T00:00:00.000Z error it broke',
    ])
      expect(said.split('\n')).toContain(line);
  });

  it('[D7] says when the relay is tried again', () => {
    const connection = { state: 'waiting', retryAt: SAMPLE_NOW + 12_000 } as const;
    expect(text(sampleView({ connection }))).toContain('Connection: waiting, next try in 12 s');
  });

  it('[D7] [C6] has no name, message, label or secret in it', () => {
    const view = sampleView();
    const said = text({ ...view, teamName: 'Team-Name', own: { ...view.own, name: 'Own-Name' } });
    const names = Object.values(view.teammates).map(({ profile }) => profile.name);
    for (const secret of ['Team-Name', 'Own-Name', 'secret-of-an-invite', '/home/ana', ...names])
      expect(said).not.toContain(secret);
    for (const { body } of [...view.review, ...view.outgoing]) expect(said).not.toContain(body);
  });
});
