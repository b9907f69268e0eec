/** Scenes that cannot be told apart: one of them shows nothing that the other does not. */
import { createHash } from 'node:crypto';
import { PNG } from 'pngjs';

const printOf = (png: Buffer): string => {
  const { width, height, data } = PNG.sync.read(png);
  return `${width}x${height} ${createHash('sha256').update(data).digest('hex')}`;
};

/** What is wrong with pictures by the names of their scenes: each that is the same, pixel for pixel, as one before it. */
export const twinsOf = (pictures: ReadonlyMap<string, Buffer>): readonly string[] => {
  const first = new Map<string, string>();
  return [...pictures].flatMap(([name, png]) => {
    const print = printOf(png);
    const twin = first.get(print);
    if (twin === undefined) first.set(print, name);
    return twin === undefined ? [] : [`${name} is the same picture as ${twin}`];
  });
};
