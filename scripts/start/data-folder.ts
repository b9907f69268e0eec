/** Where this user's data lives, as each system has it. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const userFolder = (): string => {
  const { env } = process;
  if (env['FERMATA_DATA']) return env['FERMATA_DATA'];
  if (process.platform === 'darwin')
    return join(homedir(), 'Library', 'Application Support', 'Fermata');
  if (process.platform === 'win32')
    return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Fermata');
  return join(env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'fermata');
};

/** The folder for what `npm start` keeps, made if it is not there; the demo has one of its own. */
export const dataFolder = (isDemo: boolean): string => {
  const folder = join(userFolder(), isDemo ? 'demo' : 'local');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
};

/** Reads a small file of JSON; null when it is not there or not JSON. */
export const readJson = (path: string): unknown => {
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch {
    return null; // A file that was damaged: the caller makes it anew.
  }
};

/** Writes a small file of JSON that only its owner may read. */
export const writeJson = (path: string, value: unknown): void =>
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
