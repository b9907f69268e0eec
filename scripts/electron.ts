/** Whether Electron's binary is on this machine. Asking never downloads it. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const packageFolder = (): string =>
  dirname(createRequire(import.meta.url).resolve('electron/package.json'));

const readPath = (): string | null => {
  const file = join(packageFolder(), 'path.txt');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
};

/** The path of Electron's executable; null when its binary is not here. */
export const electronBinary = (): string | null => {
  const name = readPath();
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) {
    const path = join(override, name ?? 'electron');
    return existsSync(path) ? path : null;
  }
  if (name === null) return null;
  const path = join(packageFolder(), 'dist', name);
  return existsSync(path) ? path : null;
};

/** The script that downloads Electron's binary. */
export const electronInstaller = (): string => join(packageFolder(), 'install.js');
