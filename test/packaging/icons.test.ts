/** The icons that installers are made of, as the systems read them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { icnsOf, icoOf } from '../../scripts/icons/containers.ts';

const icons = join(import.meta.dirname, '../../assets/icons');
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
/** The side of a PNG, px: at a fixed place behind its signature. */
const sideOf = (png: Buffer): number => png.readUInt32BE(16);

describe('fermata.ico', () => {
  const ico = readFileSync(join(icons, 'fermata.ico'));

  it('[D10] has the sizes that Windows shows, up to 256 px', () => {
    const count = ico.readUInt16LE(4);
    const entries = Array.from({ length: count }, (_, index) => 6 + 16 * index);
    const pictures = entries.map((at) => {
      const start = ico.readUInt32LE(at + 12);
      return { side: ico[at] || 256, png: ico.subarray(start, start + ico.readUInt32LE(at + 8)) };
    });
    expect(pictures.map(({ side }) => side)).toEqual([16, 20, 24, 32, 40, 48, 64, 128, 256]);
    for (const { side, png } of pictures) {
      expect(png.subarray(0, 4)).toEqual(PNG);
      expect(sideOf(png)).toBe(side);
    }
    expect(pictures.reduce((sum, { png }) => sum + png.length, 6 + 16 * count)).toBe(ico.length);
  });
});

describe('fermata.icns', () => {
  const icns = readFileSync(join(icons, 'fermata.icns'));

  it('[D10] has the sizes that macOS shows, up to 512 px at 2x', () => {
    expect(icns.toString('latin1', 0, 4)).toBe('icns');
    expect(icns.readUInt32BE(4)).toBe(icns.length);
    const sides = new Map<string, number>();
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4))
      sides.set(icns.toString('latin1', at, at + 4), sideOf(icns.subarray(at + 8)));
    expect(Object.fromEntries(sides)).toEqual({
      ic07: 128,
      ic08: 256,
      ic09: 512,
      ic10: 1024,
      ic11: 32,
      ic12: 64,
      ic13: 256,
      ic14: 512,
    });
  });
});

describe('containers', () => {
  it('leave out what they were not given', () => {
    expect(icoOf([]).length).toBe(6);
    expect(icnsOf([{ px: 20, png: PNG }]).length).toBe(8);
  });
});
