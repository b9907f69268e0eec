/** Files that are whole or not there, whatever happens in the middle of a write. */
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Only the user may read what Fermata keeps. */
export const PRIVATE_MODE = 0o600;

/** Makes a rename or a new name in a folder survive a power cut. Windows has no such call and needs none. */
export const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Replaces a file with other bytes: written aside, flushed, renamed over it. */
export const replaceFile = async (path: string, bytes: Buffer): Promise<void> => {
  const aside = `${path}.new`;
  const handle = await open(aside, 'w', PRIVATE_MODE);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(aside, path);
  await syncFolder(dirname(path));
};
