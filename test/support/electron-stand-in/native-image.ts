/** `nativeImage`: images by the paths of their files (docs/api/native-image). */
import { existsSync } from 'node:fs';
import { strict } from './strict.ts';

/** An image by the path of its file. */
export interface StandInImage {
  readonly path: string;
  isEmpty(): boolean;
  setTemplateImage(isTemplate: boolean): void;
}
const implementedImage = {
  createFromPath: (path: string): StandInImage => ({
    path,
    isEmpty: () => !existsSync(path),
    setTemplateImage: () => undefined,
  }),
};
/** The `nativeImage` of the stand-in. */
export const nativeImage = strict('nativeImage', implementedImage);
