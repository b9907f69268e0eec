import { describe, expect, it } from 'vitest';
import type { TrayPresence } from '../../../main/tray/tray-presence.ts';
import { closingHides } from '../../../main/windows/closing.ts';

describe('closing the window', () => {
  const on =
    (platform: NodeJS.Platform) =>
    (tray: TrayPresence, currentDesktop?: string): boolean =>
      closingHides({ platform, tray, currentDesktop });
  const linux = on('linux');

  it('[D2] hides it where the tray is seen, and ends the app where it is not', () => {
    for (const desktop of ['KDE', 'GNOME', undefined]) {
      expect(linux('shown', desktop)).toBe(true);
      expect(linux('none', desktop)).toBe(false);
    }
    expect(on('win32')('shown')).toBe(true);
    expect(on('win32')('none')).toBe(false);
  });

  it('[D2] has the dock of macOS for a way back', () => {
    expect(on('darwin')('none')).toBe(true);
  });

  it('[D2] goes by the desktop’s name where nobody can tell', () => {
    expect(linux('unknown', 'KDE')).toBe(true);
    expect(linux('unknown', 'XFCE')).toBe(true);
    expect(linux('unknown', 'ubuntu:GNOME')).toBe(true);
    expect(linux('unknown', 'GNOME')).toBe(false);
    expect(linux('unknown', 'GNOME-Classic:GNOME')).toBe(false);
    expect(linux('unknown')).toBe(false);
  });
});
