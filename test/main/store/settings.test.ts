import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, settingsSchema } from '../../../main/store/settings.ts';

const isRight = (changes: object): boolean =>
  settingsSchema.safeParse({ ...DEFAULT_SETTINGS, ...changes }).success;
const bounds = { x: -20, y: 2, width: 900, height: 600 };

describe('settings as they stand in the file', () => {
  it('[D8] may be the usual ones, or lack some, or have some of a later version', () => {
    expect(isRight({})).toBe(true);
    expect(settingsSchema.safeParse({ version: DEFAULT_SETTINGS.version }).success).toBe(true);
    const later = { ...DEFAULT_SETTINGS, version: 9, unknownYet: [1] };
    expect(settingsSchema.parse(later)).toEqual(later);
  });

  it.each([
    { version: 0 },
    { version: 2.5 },
    { window: { bounds } },
    { window: { bounds: { ...bounds, width: -1 }, isMaximized: false } },
    { window: { bounds: { ...bounds, x: '1' }, isMaximized: false } },
    { wasToldOfPlainToken: 'yes' },
    { shortcut: 'x'.repeat(61) },
    { updateChannel: 'nightly' },
  ])('[D8] are damaged with %j', (changes) => {
    expect(isRight(changes)).toBe(false);
  });
});
