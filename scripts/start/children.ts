/** The processes that `npm start` started: all of them end with it. */
import type { ChildProcess } from 'node:child_process';

/** A process that does not end by itself within this is killed. */
const PATIENCE_MS = 5000;

const children = new Set<ChildProcess>();
let ending = false;

const isRunning = (child: ChildProcess): boolean =>
  child.exitCode === null && child.signalCode === null && child.pid !== undefined;

const running = (): readonly ChildProcess[] => [...children].filter(isRunning);

// The last resort, for an end that nobody foresaw.
process.on('exit', () => {
  for (const child of running()) child.kill('SIGKILL');
});

/** Whether this process is on its way out, so that a child's end is no news. */
export const isEnding = (): boolean => ending;

/** Takes a process into care, from the moment that it is there. */
export const takeCareOf = (child: ChildProcess): void => {
  children.add(child);
  child.once('exit', () => children.delete(child));
  if (ending) child.kill('SIGTERM');
};

/** Ends everything that was started, then this process. */
export const endAll = (code: number): void => {
  if (ending) return;
  ending = true;
  const open = running();
  const gone = open.map((child) => new Promise((resolve) => child.once('exit', resolve)));
  for (const child of open) child.kill('SIGTERM');
  setTimeout(() => {
    for (const child of open.filter(isRunning)) child.kill('SIGKILL');
  }, PATIENCE_MS).unref();
  void Promise.all(gone).then(() => process.exit(code));
};
