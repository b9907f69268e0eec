/** An AppImage installs nothing, so that it says itself that it opens `fermata:` links: a desktop entry of the user. */
import { execFile } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';
import { desktopEntry, execLine } from '../../os/desktop-entry.ts';
import { replaceFile } from '../../store/adapters/durable-file.ts';

const ENTRY = 'fermata-links.desktop';
const MIME = 'x-scheme-handler/fermata';
const PATIENCE_MS = 10_000;
const run = promisify(execFile);

const dataFolder = (env: NodeJS.ProcessEnv): string => {
  const named = env['XDG_DATA_HOME'];
  return named !== undefined && isAbsolute(named) ? named : join(homedir(), '.local', 'share');
};

const entryOf = (appImage: string): string =>
  desktopEntry({
    Type: 'Application',
    Name: 'Fermata',
    Exec: execLine(appImage, [], '%u'),
    Terminal: 'false',
    NoDisplay: 'true',
    MimeType: `${MIME};`,
  });

const xdgMime = async (args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> =>
  (await run('xdg-mime', [...args], { env, timeout: PATIENCE_MS })).stdout.trim();

/** Writes the entry where it is not there as it should be, and takes the links unless another program has them. */
export const handleLinksAsAppImage = async (
  appImage: string,
  env: NodeJS.ProcessEnv,
): Promise<void> => {
  const folder = join(dataFolder(env), 'applications');
  const path = join(folder, ENTRY);
  const entry = entryOf(appImage);
  const there = await readFile(path, 'utf8').catch(() => null); // Not there, or not to be read: it is written.
  if (there !== entry) {
    await mkdir(folder, { recursive: true });
    await replaceFile(path, Buffer.from(entry));
  }
  const holder = await xdgMime(['query', 'default', MIME], env);
  if (holder === '') await xdgMime(['default', ENTRY, MIME], env);
};
