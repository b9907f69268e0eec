/** One instance, and an end that leaves nothing half done. */
import { app } from 'electron';
import type { Clock } from '../../../shared/engine/ports.ts';

/** Quitting may take so long; what was accepted is on disk long before. */
const END_WITHIN_MS = 1500;

/** Whether this is the only instance; the first one is told of every other. */
export const isFirstInstance = (onSecond: () => void): boolean => {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', onSecond);
  app.on('activate', onSecond); // macOS: the dock icon was clicked.
  return true;
};

/** Runs `end` before the app quits, and then quits; later than in time it quits anyway. */
export const endBeforeQuit = (end: () => Promise<void>, clock: Clock): void => {
  let isEnding = false;
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (isEnding) return;
    isEnding = true;
    const exit = (): void => app.exit(0);
    clock.setTimer(END_WITHIN_MS, exit);
    end().then(exit, exit);
  });
};
