/** What this installation is, as far as it decides whether it keeps itself current. */
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { app } from 'electron';
import type { UpdateFacts } from '../why-off.ts';

/** Put there by electron-builder when the packages were made with an address for updates. */
const ADDRESS_FILE = 'app-update.yml';

const isWritable = (path: string): boolean => {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false; // It only asks: an answer of no comes as a throw.
  }
};

/** Reads it, from the environment that the AppImage and the portable program give themselves. */
export const readUpdateFacts = (env: NodeJS.ProcessEnv): UpdateFacts => {
  const appImage = env['APPIMAGE'] ?? null;
  return {
    isPackaged: app.isPackaged,
    platform: process.platform,
    hasAddress: app.isPackaged && existsSync(join(process.resourcesPath, ADDRESS_FILE)),
    appImage,
    isReplaceable: appImage !== null && isWritable(appImage) && isWritable(dirname(appImage)),
    isPortable: env['PORTABLE_EXECUTABLE_FILE'] !== undefined,
  };
};
