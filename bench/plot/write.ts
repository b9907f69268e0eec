/** Where pictures of figures go, by fixed names: the documents show them from there. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../../docs/performance');

/** Writes one. */
export const writePicture = async (name: string, svg: string): Promise<void> => {
  await mkdir(FOLDER, { recursive: true });
  await writeFile(join(FOLDER, name), svg);
};
