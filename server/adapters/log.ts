/** The log: JSON lines on stderr. Never a token, a body, a name or a label. */
import { pino } from 'pino';
import type { Reporter } from '../core/ports.ts';

/** How much is logged. */
export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
/** One of them. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** A reporter that logs on stderr. */
export const logReporter = (level: LogLevel): Reporter => {
  const log = pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
  return {
    report: (what, cause) => {
      log.error(cause === undefined ? {} : { err: cause }, what);
    },
  };
};
