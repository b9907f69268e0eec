/**
 * npm hands a signal to the shell that it started, not to what that shell runs, so that ending `npm run …` would
 * leave its script behind. A script that calls this ends as by SIGTERM when the shell, or npm above it, is gone.
 */
import { readFileSync } from 'node:fs';

/** Often enough to end at once for a person, seldom enough to cost nothing. */
const LOOK_MS = 250;

/** The process that started `pid`; null where the system has no /proc to look it up in. */
const parentOf = (pid: number): number | null => {
  try {
    // After the name in brackets, which may hold anything: state, then the parent.
    const [, parent] =
      readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return Number(parent);
  } catch {
    return null; // Gone, or not Linux: the caller treats both alike.
  }
};

/** Ends this process with the npm that runs it. Does nothing when no npm does. */
export const endWithNpm = (): void => {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  const look = setInterval(() => {
    if (process.ppid === shell && parentOf(shell) === npm) return;
    clearInterval(look);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_MS);
  look.unref();
};
