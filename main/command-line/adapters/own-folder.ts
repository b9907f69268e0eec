/** A folder that guards a socket: only its owner may look into it (D3). */
import { chmodSync, lstatSync, mkdirSync } from 'node:fs';

const isOurs = (folder: string): boolean => {
  const found = lstatSync(folder);
  return found.isDirectory() && found.uid === process.getuid?.();
};

/** Makes it, or makes sure that it is ours and closed to others. False: it cannot be used. */
export const prepareFolder = (folder: string): boolean => {
  try {
    // Not recursive: a runtime folder that is not there must not be made.
    mkdirSync(folder, { mode: 0o700 });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') return false;
  }
  try {
    if (!isOurs(folder)) return false;
    chmodSync(folder, 0o700);
    return true;
  } catch {
    return false; // Gone or closed meanwhile: the next place is tried.
  }
};

/** Whether a socket in it can be trusted: nobody else could have put it there. */
export const isOwnFolder = (folder: string): boolean => {
  try {
    return isOurs(folder) && (lstatSync(folder).mode & 0o022) === 0;
  } catch {
    return false; // It is not there, and so is no socket in it.
  }
};
