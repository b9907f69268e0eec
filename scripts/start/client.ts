/** Opens the best client that this machine can show, and says in one line which and why. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import * as z from 'zod';
import { electronBinary, electronInstaller } from '../electron.ts';
import { readJson, writeJson } from './data-folder.ts';

/** What was opened. A child ends with `npm start`; a browser is the user's own. */
export interface OpenedClient {
  readonly line: string;
  readonly child: ChildProcess | null;
}

const DAY_MS = 24 * 3_600_000;
const DOWNLOAD_MS = 20_000;
const attempt = z.object({ failedAt: z.number() });

const hasDisplay = (): boolean => {
  const { env } = process;
  if (process.platform === 'linux') return Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);
  return env['SSH_CONNECTION'] === undefined;
};

/** Tries to get Electron's binary, at most once a day: behind a closed network every try costs its time-out. */
const fetchElectron = (folder: string): string | null => {
  const file = join(folder, 'electron-download.json');
  const last = attempt.safeParse(readJson(file));
  if (last.success && Date.now() - last.data.failedAt < DAY_MS) return null;
  console.log('Fetching Electron’s binary, once …');
  spawnSync(process.execPath, [electronInstaller()], { stdio: 'ignore', timeout: DOWNLOAD_MS });
  const binary = electronBinary();
  if (binary === null) writeJson(file, { failedAt: Date.now() });
  return binary;
};

const openDesktop = (binary: string, link: string, userData: string): OpenedClient => {
  const root = join(import.meta.dirname, '../..');
  // The link goes by the environment: arguments can be read by everyone on the machine.
  const env = { ...process.env, FERMATA_LINK: link };
  const child = spawn(binary, [root, `--user-data-dir=${userData}`], { stdio: 'inherit', env });
  return {
    line: 'Opened the desktop app: Electron’s binary is here and there is a display.',
    child,
  };
};

const openers: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  linux: ['xdg-open'],
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

const openBrowser = (link: string): boolean => {
  const [command, ...args] = openers[process.platform] ?? [];
  if (command === undefined) return false;
  const opened = spawnSync(command, [...args, link], { stdio: 'ignore', timeout: 10_000 });
  return opened.status === 0;
};

/** Opens a client on `link`. `folder` is where this machine's clients keep what they keep. */
export const openClient = (link: string, folder: string): OpenedClient => {
  const show = `\n\n  ${link}\n\nThe link works once, within 10 minutes; npm start makes a new one.`;
  if (!hasDisplay())
    return {
      line: `There is no display here, so open this in a browser on this machine:${show}`,
      child: null,
    };
  const binary = electronBinary() ?? fetchElectron(folder);
  if (binary !== null) return openDesktop(binary, link, join(folder, 'desktop'));
  if (openBrowser(link))
    return {
      line: 'Opened the web client in your browser: Electron’s binary is not here and could not be fetched.',
      child: null,
    };
  return {
    line: `No browser could be opened from here, so open this in one on this machine:${show}`,
    child: null,
  };
};
