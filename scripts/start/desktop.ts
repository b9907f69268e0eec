/** Whether the desktop app can be opened here, and opening it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import * as z from 'zod';
import { electronBinary, electronInstaller } from '../electron.ts';
import { takeCareOf } from './children.ts';
import { readJson, writeJson } from './data-folder.ts';

/** Electron's executable, or why the desktop app cannot be opened: a clause for "because …". */
export type Desktop =
  { readonly can: true; readonly binary: string } | { readonly can: false; readonly why: string };

const DAY_MS = 24 * 3_600_000;
/** How long a start waits for Electron's binary to be fetched. */
const DOWNLOAD_MS = 20_000;
const attempt = z.object({ failedAt: z.number() });

/** Whether a window can be shown to whoever started this. */
export const hasDisplay = (): boolean => {
  const { env } = process;
  if (process.platform === 'linux') return Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
  return env['SSH_CONNECTION'] === undefined;
};

/** What keeps the desktop app from being opened here. */
export type Obstacle = 'noDisplay' | 'asRoot' | 'noBinary';

/** What keeps the desktop app from being opened with what is here. */
export const obstacleHere = (): Obstacle | null => {
  if (!hasDisplay()) return 'noDisplay';
  if (process.platform === 'linux' && process.getuid?.() === 0) return 'asRoot';
  return electronBinary() === null ? 'noBinary' : null;
};

const no = (why: string): Desktop => ({ can: false, why });

/** Downloads; answers when it is over, or when it has taken too long to be waited for. */
const download = (): Promise<'over' | 'goes on'> =>
  new Promise((resolve) => {
    const installer = spawn(process.execPath, [electronInstaller()], { stdio: 'ignore' });
    takeCareOf(installer);
    const late = setTimeout(() => resolve('goes on'), DOWNLOAD_MS);
    installer.once('exit', () => {
      clearTimeout(late);
      resolve('over');
    });
  });

/** Tries to get Electron's binary, at most once a day: behind a closed network every try costs its time-out. */
const fetchElectron = async (folder: string): Promise<Desktop> => {
  const file = join(folder, 'electron-download.json');
  const last = attempt.safeParse(readJson(file));
  if (last.success && Date.now() - last.data.failedAt < DAY_MS)
    return no('Electron’s binary is not here and could not be fetched today');
  console.log('Fetching Electron’s binary …');
  const outcome = await download();
  const binary = electronBinary();
  if (binary !== null) return { can: true, binary };
  writeJson(file, { failedAt: Date.now() });
  return no(
    outcome === 'over'
      ? 'Electron’s binary is not here and could not be fetched'
      : 'Electron’s binary is still being fetched; the next start may have it',
  );
};

/** Whether the desktop app can be opened with what is here; null when only Electron's binary is missing. */
const desktopHere = (): Desktop | null => {
  const obstacle = obstacleHere();
  if (obstacle === 'noDisplay') return no('there is no display here');
  if (obstacle === 'asRoot') return no('Electron does not run as root');
  const binary = electronBinary();
  return binary === null ? null : { can: true, binary };
};

/** Finds out whether the desktop app can be opened; fetches Electron's binary when only that is missing. */
export const findDesktop = async (folder: string): Promise<Desktop> =>
  desktopHere() ?? fetchElectron(folder);

/** Opens the desktop app, which lets itself in with `link` at its first run. */
export const openDesktop = (binary: string, link: string, folder: string): ChildProcess => {
  const root = join(import.meta.dirname, '../..');
  const args = [root, `--user-data-dir=${join(folder, 'desktop')}`];
  // The link goes by the environment: arguments can be read by everyone on the machine.
  const env = { ...process.env, FERMATA_LINK: link };
  const child = spawn(binary, args, { stdio: 'inherit', env });
  takeCareOf(child);
  return child;
};
