/** Compares pictures with those that are kept. */
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** How a picture differs. */
export interface Difference {
  /** Differing pixels, of all, from 0 to 1. */
  readonly share: number;
  /** The region in which they lie, CSS pixels: left, top, right, bottom. */
  readonly region: readonly [number, number, number, number] | null;
  /** A picture of the differences, PNG; null where sizes differ. */
  readonly picture: Buffer | null;
}

/** So much may a pixel differ, and so many pixels may: letters are smoothed a little otherwise on another machine. */
const PIXEL_THRESHOLD = 0.2;
/** Share of pixels that may differ: a line of text that is gone is more. */
export const TOLERANCE = 0.004;

const regionOf = (
  diff: PNG,
  cssScale: number,
): readonly [number, number, number, number] | null => {
  let [left, top, right, bottom] = [Infinity, Infinity, -1, -1];
  for (let y = 0; y < diff.height; y += 1)
    for (let x = 0; x < diff.width; x += 1) {
      if (diff.data[(y * diff.width + x) * 4 + 3] === 0) continue;
      [left, top] = [Math.min(left, x), Math.min(top, y)];
      [right, bottom] = [Math.max(right, x), Math.max(bottom, y)];
    }
  if (right < 0) return null;
  const css = (px: number): number => Math.round(px / cssScale);
  return [css(left), css(top), css(right + 1), css(bottom + 1)];
};

/** The difference between a kept picture and one that was just taken, both PNG at `cssScale`. */
export const compare = (kept: Buffer, taken: Buffer, cssScale: number): Difference => {
  const [before, after] = [PNG.sync.read(kept), PNG.sync.read(taken)];
  const { width, height } = before;
  if (width !== after.width || height !== after.height)
    return { share: 1, region: null, picture: null };
  const diff = new PNG({ width, height });
  const count = pixelmatch(before.data, after.data, diff.data, width, height, {
    threshold: PIXEL_THRESHOLD,
    diffMask: true,
  });
  return {
    share: count / (width * height),
    region: regionOf(diff, cssScale),
    picture: PNG.sync.write(diff),
  };
};
