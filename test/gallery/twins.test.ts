import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { twinsOf } from './twins.ts';

const picture = (shade: number, deflateLevel = 9): Buffer => {
  const png = new PNG({ width: 4, height: 4 });
  png.data.fill(shade);
  return PNG.sync.write(png, { deflateLevel });
};

describe('scenes that cannot be told apart', () => {
  it('[W40] are named, both of them, however their pictures are packed', () => {
    const pictures = new Map([
      ['team', picture(200)],
      ['settings', picture(120)],
      ['settings-hours', picture(120, 0)],
    ]);
    expect(twinsOf(pictures)).toEqual(['settings-hours is the same picture as settings']);
  });

  it('[W40] are none where each picture is its own', () => {
    expect(
      twinsOf(
        new Map([
          ['team', picture(200)],
          ['focus', picture(201)],
        ]),
      ),
    ).toEqual([]);
  });
});
