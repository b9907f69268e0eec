import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, SETTINGS_VERSION } from '../../../main/store/settings.ts';
import { migrateSettings } from '../../../main/store/settings-migrations.ts';

const WINDOW = { bounds: { x: 1, y: 2, width: 900, height: 600 }, isMaximized: false };

describe('settings of another version', () => {
  it('[D8] of the first one, which had no number, are kept and get one', () => {
    expect(migrateSettings({ window: WINDOW, wasToldOfPlainToken: true })).toEqual({
      window: WINDOW,
      wasToldOfPlainToken: true,
      version: SETTINGS_VERSION,
    });
  });

  it('[D8] of this one are as they were', () => {
    expect(migrateSettings({ ...DEFAULT_SETTINGS })).toEqual(DEFAULT_SETTINGS);
  });

  it('[D8] of a later one are left in peace, so that going back and forth loses nothing', () => {
    const later = { ...DEFAULT_SETTINGS, version: SETTINGS_VERSION + 3, unknownYet: [1] };
    expect(migrateSettings(later)).toEqual(later);
  });

  it('[D8] with a number that is none are taken as the first', () => {
    for (const version of ['2', -1, 1.5, null])
      expect(migrateSettings({ version })).toEqual({ version: SETTINGS_VERSION });
  });
});
