/** Commands that come with Debian: finds them, and installs their packages where that is possible. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fail, ok, type Result } from '../shared/result.ts';

const isRoot = process.getuid?.() === 0;

/** Whether this is Debian or made from it. */
export const isDebianLike = (): boolean => {
  if (process.platform !== 'linux' || !existsSync('/etc/os-release')) return false;
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
};

/** Whether packages can be installed without asking anyone. */
export const mayInstall = (): boolean => isRoot && isDebianLike();

const apt = (...args: readonly string[]): boolean => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
};

/** Installs a package; its lists are fetched where they are missing or too old. */
export const installPackage = (name: string): boolean => {
  const install = ['install', '-y', '-qq', '--no-install-recommends', name];
  return apt(...install) || (apt('update', '-qq') && apt(...install));
};

/** Which version of a package is installed, as its makers number it; null: none. */
export const packageVersion = (name: string): string | null => {
  const query = ['-W', '-f', '${Version}', name];
  const { status, stdout } = spawnSync('dpkg-query', query, { encoding: 'utf8' });
  return status === 0 ? stdout.replace(/^\d+:/u, '').replace(/[-+].*$/u, '') : null;
};

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // Not there, or not ours to run: the same to whoever looks for a command.
  }
};

const isOnPath = (command: string): boolean =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .some((folder) => folder !== '' && isExecutable(join(folder, command)));

/** Whether a command can be run; else one sentence that says what to do. */
export const findCommand = (command: string, packageName: string): Result<null, string> => {
  if (isOnPath(command)) return ok(null);
  return fail(
    isDebianLike()
      ? `${command} is not installed. Run: sudo apt-get install ${packageName}`
      : `${command} is not installed; it comes with Debian's package ${packageName}.`,
  );
};

/** Something that comes with a package of Debian: a command on the path, or a file. */
export interface Needed {
  readonly packageName: string;
  readonly command?: string;
  readonly file?: string;
}

/** Whether it is there; else one sentence that says what to do. */
export const findNeeded = ({ packageName, command, file }: Needed): Result<null, string> => {
  if (command !== undefined) return findCommand(command, packageName);
  if (file === undefined || existsSync(file)) return ok(null);
  return fail(`${file} is not there; it comes with Debian's package ${packageName}.`);
};

/** The same, after it was installed where that is possible. */
export const ensure = (needed: Needed): Result<null, string> => {
  const found = findNeeded(needed);
  if (found.ok || !mayInstall()) return found;
  installPackage(needed.packageName);
  return findNeeded(needed);
};
