/** One instance, and an end that leaves nothing half done. */
import { app } from 'electron';
import * as z from 'zod';
import type { Clock } from '../../../shared/engine/ports.ts';

/** Quitting may take so long; what was accepted is on disk long before. */
const END_WITHIN_MS = 1500;

/** What a further start tells the first one; Chromium may add to and reorder the arguments that Electron hands on. */
const launch = z.object({ argv: z.array(z.string().max(4000)).max(100) });

/** Whether this is the only instance; the first one is told of every other, with its arguments. */
export const isFirstInstance = (onSecond: (argv: readonly string[]) => void): boolean => {
  if (!app.requestSingleInstanceLock({ argv: process.argv })) return false;
  app.on('second-instance', (_event, argv, _cwd, told) => {
    const parsed = launch.safeParse(told);
    onSecond(parsed.success ? parsed.data.argv : argv);
  });
  app.on('activate', () => onSecond([])); // macOS: the dock icon was clicked.
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
