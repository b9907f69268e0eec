/** For scripts that need what is built: builds it in a process of its own when it is stale. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { staleOf, type Target } from './fresh.ts';

/**
 * Builds what is stale of the targets; what a build says goes to standard error. Answers whether all of it is there
 * now. `onStart` hears of the build's process, to end it early.
 */
export const ensureBuilt = async (
  names: readonly Target[],
  onStart: (build: ChildProcess) => void = () => undefined,
): Promise<boolean> => {
  const due = staleOf(names);
  if (due.length === 0) return true;
  const args = [join(import.meta.dirname, 'build.ts'), ...due];
  const build = spawn(process.execPath, args, {
    stdio: ['ignore', process.stderr, process.stderr],
  });
  onStart(build);
  return new Promise((resolve) => {
    build.once('exit', (code) => resolve(code === 0));
  });
};
