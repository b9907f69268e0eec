/** Commands as a user gives them: the built app in the stand-in as the packaged binary, and the npm script. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const register = join(import.meta.dirname, 'electron-stand-in/register.ts');
const builtApp = join(root, 'dist/app/main/app.js');

/** What a command said and how it ended. */
export interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}
/** How a command is given. */
export interface Given {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}
/** A way to give commands to the app with one user data folder. */
export interface Terminal {
  /** Environment for whatever is to meet the same app. */
  readonly env: Readonly<Record<string, string>>;
  /** The app's own binary as the command. */
  binary(args: readonly string[], given?: Given): Promise<Said>;
  /** `npm run fermata --`, in plain Node. */
  script(args: readonly string[], given?: Given): Promise<Said>;
  /** A line for a shell in which the app's binary is called `fermata`. */
  shell(line: string): Promise<Said>;
  /** The process of the app that runs; null without one. */
  appPid(): Promise<number | null>;
}

const run = async (
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  input: string,
): Promise<Said> => {
  const child = spawn(file, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  const said = { out: '', err: '' };
  child.stdout.on('data', (part: Buffer) => (said.out += part.toString()));
  child.stderr.on('data', (part: Buffer) => (said.err += part.toString()));
  child.stdin.on('error', () => undefined); // A command that reads no input ends before it is all written.
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...said };
};

/** Makes a terminal in `base`, a folder of the test; the user data folder is `userData`. */
export const openTerminal = async (base: string, userData: string): Promise<Terminal> => {
  const binary = join(base, 'Fermata.AppImage');
  await writeFile(
    binary,
    `#!/bin/sh\nexec "${process.execPath}" "--import=${register}" "${builtApp}" "$@"\n`,
  );
  await chmod(binary, 0o755);
  const folder = `--user-data-dir=${userData}`;
  const path = join(base, 'path');
  await mkdir(path);
  await writeFile(join(path, 'fermata'), `#!/bin/sh\nexec "${binary}" "${folder}" "$@"\n`);
  await chmod(join(path, 'fermata'), 0o755);
  const runtime = join(base, 'runtime');
  await mkdir(runtime, { mode: 0o700 });
  const env = {
    XDG_RUNTIME_DIR: runtime,
    XDG_CURRENT_DESKTOP: 'KDE',
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    DBUS_SYSTEM_BUS_ADDRESS: 'disabled:',
    STAND_IN_KEYCHAIN: 'gnome_libsecret',
    NODE_OPTIONS: '',
  };
  const packaged = { STAND_IN_PACKAGED: '1', APPIMAGE: binary };
  return {
    env,
    binary: (args, { input = '', env: more = {} } = {}) =>
      run(binary, [folder, ...args], { ...process.env, ...env, ...packaged, ...more }, input),
    script: (args, { input = '', env: more = {} } = {}) =>
      run(
        process.execPath,
        [join(root, 'scripts/fermata.ts'), ...args, folder],
        { ...process.env, ...env, FERMATA_DATA: join(base, 'data'), ...more },
        input,
      ),
    shell: (line) =>
      run(
        '/bin/sh',
        ['-c', line],
        {
          ...process.env,
          ...env,
          ...packaged,
          PATH: `${path}${delimiter}${process.env['PATH'] ?? ''}`,
        },
        '',
      ),
    appPid: async () => {
      const lock = await readFile(join(userData, 'SingletonLock'), 'utf8').catch(() => null);
      return lock === null ? null : Number(lock);
    },
  };
};
