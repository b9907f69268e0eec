/** Linux: an entry in the user's autostart folder, as the Desktop Application Autostart Specification has it. */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { replaceFile } from '../../store/adapters/durable-file.ts';
import { autostartEntry, isAutostartOn } from '../../os/desktop-entry.ts';
import type { LoginItem } from '../login-item.ts';

/** The user's folder for configuration; a relative one is to be passed over (XDG Base Directory Specification). */
const configFolder = (env: NodeJS.ProcessEnv): string => {
  const named = env['XDG_CONFIG_HOME'];
  return named !== undefined && isAbsolute(named) ? named : join(homedir(), '.config');
};

const readIfThere = async (path: string): Promise<string | null> => {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw cause;
  }
};

/**
 * The autostart entry of `program`.
 * @param program What is started: for an AppImage that file, and not what it unpacked.
 */
export const createAutostartFile = (
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): LoginItem => {
  const path = join(configFolder(env), 'autostart', 'fermata.desktop');
  const write = async (): Promise<void> => {
    await mkdir(dirname(path), { recursive: true });
    await replaceFile(path, Buffer.from(autostartEntry(program, args)));
  };
  return {
    read: async () => {
      const entry = await readIfThere(path);
      if (entry === null || !isAutostartOn(entry)) return { state: 'off' };
      // The program may have been moved since, as an AppImage is: the entry follows it.
      if (entry !== autostartEntry(program, args)) await write();
      return { state: 'on' };
    },
    write: (isOn) => (isOn ? write() : rm(path, { force: true })),
  };
};
