import { describe, expect, it } from 'vitest';
import { displayKinds, readableIcon } from '../../../main/notify/choose.ts';

describe('how notifications are shown', () => {
  it.each([
    ['linux', ['bus', 'program']],
    ['freebsd', ['bus', 'program']],
    ['darwin', ['electron', 'program']],
    ['win32', ['electron', 'program']],
  ] as const)(
    '[D4] is on %s first by what has actions, then by what is left',
    (platform, kinds) => {
      expect(displayKinds(platform)).toEqual(kinds);
    },
  );

  it('[D4] has an icon that another program can read', () => {
    expect(readableIcon('/opt/fermata/assets/app.png', 'fermata')).toBe(
      '/opt/fermata/assets/app.png',
    );
    expect(readableIcon('/opt/fermata/resources/app.asar/dist/app.png', 'fermata')).toBe('fermata');
  });
});
