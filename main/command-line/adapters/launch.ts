/** Starts the app on its own: it outlives the command that started it. */
import { spawn } from 'node:child_process';
import { homedir } from 'node:os';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { t } from '../../language/words.ts';
import type { Starting } from '../ports.ts';

/** Starts a program; what it says goes nowhere, since nobody would read it. */
export const launch = (file: string, args: readonly string[]): Promise<Result<Starting, string>> =>
  new Promise((resolve) => {
    const child = spawn(file, args, { detached: true, stdio: 'ignore', cwd: homedir() });
    child.once('error', (cause) => resolve(fail(t('cli.notStarted', { why: cause.message }))));
    child.once('spawn', () => {
      child.unref();
      resolve(ok({ hasFailed: () => (child.exitCode ?? 0) !== 0 || child.signalCode !== null }));
    });
  });
