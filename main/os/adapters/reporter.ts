/** Faults for developers, on stderr. */
import type { Reporter } from '../../../shared/engine/ports.ts';

const wordsOf = (cause: unknown): string =>
  cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);

/** Writes each fault as one entry on stderr. */
export const createReporter = (): Reporter => ({
  report: (what, cause) => {
    process.stderr.write(`fermata: ${what}${cause === undefined ? '' : `: ${wordsOf(cause)}`}\n`);
  },
});
