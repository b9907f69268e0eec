import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { iconFile, RING_STEPS, toneFor, trayIcon } from '../../../main/tray/tray-icon.ts';
import { TRAY_COLOURS } from '../../../scripts/icons/tray.ts';
import { show as showSchema } from '../../../shared/protocol/fields.ts';
import { MINUTE, SAMPLE_NOW, sampleFocus, sampleView } from '../../support/sample-view.ts';

const FOLDER = join(import.meta.dirname, '../../../assets/tray');
const ICONS = [
  ...showSchema.options.filter((show) => show !== 'focusing').map((show) => ({ show, step: null })),
  ...Array.from({ length: RING_STEPS }, (_, index) => ({
    show: 'focusing' as const,
    step: index + 1,
  })),
];
const sizeOf = (png: Buffer): readonly number[] => [png.readUInt32BE(16), png.readUInt32BE(20)];
const read = (name: string): Buffer => readFileSync(join(FOLDER, name));

/** Relative luminance and contrast as WCAG 2.2 defines them. */
const luminance = (colour: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string): number => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};

describe('tray icons', () => {
  it('[D1] are there for each show and each step of the ring, on every system and in every size', () => {
    for (const icon of ICONS) {
      for (const tone of ['light', 'dark'] as const) {
        const png = iconFile(icon, 'linux', tone);
        expect(sizeOf(read(png))).toEqual([22, 22]);
        expect(sizeOf(read(png.replace('.png', '@2x.png')))).toEqual([44, 44]);
        expect(read(iconFile(icon, 'win32', tone)).readUInt16LE(4)).toBe(4); // Pictures in an .ico.
      }
      const template = iconFile(icon, 'darwin', 'light');
      expect(template).toMatch(/Template\.png$/); // What makes macOS take it for one.
      expect(sizeOf(read(template))).toEqual([18, 18]);
      expect(existsSync(join(FOLDER, template.replace('.png', '@2x.png')))).toBe(true);
    }
  });

  it('[D1] are another picture each, also without colour', () => {
    const pictures = ICONS.map((icon) => read(iconFile(icon, 'darwin', 'light')).toString('hex'));
    expect(new Set(pictures).size).toBe(ICONS.length);
  });

  it('[D1] can be told from a panel of either tone, and from their own well', () => {
    for (const { light, dark } of Object.values(TRAY_COLOURS)) {
      expect(contrast(light, '#ffffff')).toBeGreaterThanOrEqual(4.5);
      expect(contrast(light, '#222222')).toBeGreaterThanOrEqual(3);
      expect(contrast(dark, '#1b1b1b')).toBeGreaterThanOrEqual(4.5);
      expect(contrast(dark, '#ffffff')).toBeGreaterThanOrEqual(3);
    }
  });

  it('[D1] show a ring of what is left, whole at the begin and never empty while it runs', () => {
    const base = sampleView({
      focus: sampleFocus({ startedAt: SAMPLE_NOW, endsAt: SAMPLE_NOW + 60 * MINUTE }),
    });
    const view = {
      ...base,
      own: { ...base.own, presence: { show: 'focusing', source: 'focus' } },
    } as const;
    const step = (minutes: number) => trayIcon(view, SAMPLE_NOW + minutes * MINUTE).step;
    expect([0, 1, 5, 30, 55, 59.9, 60].map(step)).toEqual([12, 12, 11, 6, 1, 1, 1]);
    expect(trayIcon(base, SAMPLE_NOW).step).toBeNull();
  });

  it('[D1] a session on another device that is still on its way has a whole ring', () => {
    const base = sampleView();
    const own = { ...base.own, presence: { show: 'focusing', source: 'focus' } } as const;
    expect(trayIcon({ ...base, own, focus: null }, SAMPLE_NOW)).toEqual({
      show: 'focusing',
      step: 12,
    });
  });

  it('[D1] fit the panel: what the system says, or what is known of the desktop', () => {
    const panel = { platform: 'linux', isSystemDark: false, isAppDark: false } as const;
    expect(toneFor({ ...panel, currentDesktop: 'KDE' })).toBe('light');
    expect(toneFor({ ...panel, currentDesktop: 'KDE', isAppDark: true })).toBe('dark');
    expect(toneFor({ ...panel, currentDesktop: 'ubuntu:GNOME' })).toBe('dark');
    // Windows: light programs on a dark task bar.
    const windows = { ...panel, platform: 'win32', currentDesktop: undefined } as const;
    expect(toneFor({ ...windows, isSystemDark: true })).toBe('dark');
    expect(toneFor({ ...windows, isAppDark: true })).toBe('light');
  });
});
