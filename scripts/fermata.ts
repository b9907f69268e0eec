/**
 * `npm run --silent fermata -- COMMAND`: asks the desktop app that runs from this clone, in plain Node, so that it needs
 * neither a display nor Electron's binary unless the app is to be started.
 */
import { join } from 'node:path';
import { launch } from '../main/command-line/adapters/launch.ts';
import { runCommandLine } from '../main/command-line/adapters/cli.ts';
import type { RunPorts } from '../main/command-line/ports.ts';
import { fail } from '../shared/result.ts';
import { ensureBuilt } from './ensure-built.ts';
import { dataFolder, readJson } from './start/data-folder.ts';
import { desktopHere } from './start/desktop.ts';
import * as z from 'zod';

const root = join(import.meta.dirname, '..');
const args = process.argv.slice(2);
const FOLDER = '--user-data-dir=';
const named = args.find((arg) => arg.startsWith(FOLDER))?.slice(FOLDER.length);
// Where `npm start` keeps what the desktop app keeps.
const userData = named === undefined ? join(dataFolder(false), 'desktop') : named;
const { version } = z.object({ version: z.string() }).parse(readJson(join(root, 'package.json')));

const start: RunPorts['start'] = async () => {
  const desktop = desktopHere();
  const why = desktop === null ? 'Electron’s binary is not here' : desktop.can ? null : desktop.why;
  if (!desktop?.can)
    return fail(
      `Fermata’s desktop app is not running and cannot be started, because ${why ?? ''}. Nothing was done. npm start opens Fermata in a browser instead; commands work with the desktop app only.`,
    );
  if (!(await ensureBuilt(['app'], () => undefined)))
    return fail(
      'The desktop app could not be built; what is wrong stands above. Nothing was done.',
    );
  return launch(desktop.binary, [root, `${FOLDER}${userData}`, '--hidden']);
};

process.exitCode = await runCommandLine({ args, userData, version, start });
