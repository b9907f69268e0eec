/**
 * `npm run --silent fermata -- COMMAND`: asks the desktop app that runs from this clone, in plain Node, so that it needs
 * neither a display nor Electron's binary unless the app is to be started.
 */
import { join } from 'node:path';
import { launch } from '../main/command-line/adapters/launch.ts';
import { runCommandLine } from '../main/command-line/adapters/cli.ts';
import { t } from '../main/language/words.ts';
import type { RunPorts } from '../main/command-line/ports.ts';
import { fail } from '../shared/result.ts';
import { electronBinary } from './electron.ts';
import { ensureBuilt } from './ensure-built.ts';
import { dataFolder, readJson } from './start/data-folder.ts';
import { obstacleHere } from './start/desktop.ts';
import * as z from 'zod';

const root = join(import.meta.dirname, '..');
const args = process.argv.slice(2);
const FOLDER = '--user-data-dir=';
const named = args.find((arg) => arg.startsWith(FOLDER))?.slice(FOLDER.length);
// Where `npm start` keeps what the desktop app keeps.
const userData = named === undefined ? join(dataFolder(false), 'desktop') : named;
const { version } = z.object({ version: z.string() }).parse(readJson(join(root, 'package.json')));

const cannotStart: RunPorts['cannotStart'] = () => {
  const obstacle = obstacleHere();
  return obstacle === null
    ? null
    : t('cli.cannotStart', { why: t(`cli.${obstacle}`), command: 'npm start' });
};

const start: RunPorts['start'] = async () => {
  const binary = electronBinary();
  if (binary === null) return fail(cannotStart() ?? '');
  const isBuilt = await ensureBuilt(['app'], () => undefined);
  if (!isBuilt) return fail(t('cli.notBuilt'));
  return launch(binary, [root, `${FOLDER}${userData}`, '--hidden']);
};

process.exitCode = await runCommandLine({ args, userData, version, start, cannotStart });
