/** Where the pictures are kept, and how they get there. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import type { SceneName } from '../support/scenes.ts';
import type { Size, Theme } from './pictures.ts';

const folder = join(import.meta.dirname, 'kept');
const fontsFile = join(folder, 'fonts.json');

const keptFile = (scene: SceneName, size: Size, theme: Theme): string =>
  join(folder, size, theme, `${scene}.png`);

/** A kept picture; null where there is none yet. */
export const readKept = (scene: SceneName, size: Size, theme: Theme): Buffer | null => {
  try {
    return readFileSync(keptFile(scene, size, theme));
  } catch {
    return null;
  }
};

/** Steps between the shades of a kept picture: finer than what is told apart, and half the size of all. */
const SHADE = 8;

/** Keeps a picture, packed small. Answers its size, bytes. */
export const keep = (scene: SceneName, size: Size, theme: Theme, png: Buffer): number => {
  const file = keptFile(scene, size, theme);
  mkdirSync(join(file, '..'), { recursive: true });
  const picture = PNG.sync.read(png);
  picture.data.forEach((value, at) => {
    picture.data[at] = Math.min(255, Math.round(value / SHADE) * SHADE);
  });
  const packed = PNG.sync.write(picture, { deflateLevel: 9, colorType: 2 });
  writeFileSync(file, packed);
  return packed.length;
};

/** The widths of letters where the pictures were made. */
export const readFonts = (): unknown => JSON.parse(readFileSync(fontsFile, 'utf8'));

/** Keeps them. */
export const keepFonts = (widths: readonly number[]): void =>
  writeFileSync(fontsFile, `[${widths.join(', ')}]\n`);
