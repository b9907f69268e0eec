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

const readingFile = (scene: SceneName): string => join(folder, 'reading', `${scene}.yml`);

/** How a scene is read out, as it was kept; null where it was not. */
export const readReading = (scene: SceneName): string | null => {
  try {
    return readFileSync(readingFile(scene), 'utf8').trimEnd();
  } catch {
    return null;
  }
};

/** Keeps how a scene is read out. */
export const keepReading = (scene: SceneName, reading: string): void => {
  mkdirSync(join(folder, 'reading'), { recursive: true });
  writeFileSync(readingFile(scene), `${reading}\n`);
};
