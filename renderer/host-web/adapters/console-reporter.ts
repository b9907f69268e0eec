/** Faults for developers, in the browser's console. */
import type { Reporter } from '../../../shared/engine/ports.ts';

/** Writes to the console. */
export const consoleReporter: Reporter = {
  report: (what, cause) =>
    console.warn(`fermata: ${what}`, ...(cause === undefined ? [] : [cause])),
};
