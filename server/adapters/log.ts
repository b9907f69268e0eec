/** The log: JSON lines on stderr. Never a token, a body, a name or a label. */
import { pino } from 'pino';
import type { Reporter } from '../core/ports.ts';
import type { LogEvent, RelayLog } from '../log.ts';

/** How much is logged. */
export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
/** One of them. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** How much each event matters, and what it says. */
const EVENTS = {
  started: ['info', 'the relay listens'],
  stopping: ['info', 'the relay stops: it finishes what it took'],
  stopped: ['info', 'the relay has stopped'],
  commitsFail: ['warn', 'the disk does not keep what is written: nothing is accepted'],
  commitsWork: ['info', 'the disk keeps what is written again'],
  opened: ['debug', 'a connection was opened'],
  closed: ['debug', 'a connection ended'],
} as const satisfies Readonly<Record<LogEvent['event'], readonly [LogLevel, string]>>;

/** What is told of a cause. */
interface Cause {
  readonly type: string;
  readonly code?: string;
  readonly message?: string;
  readonly stack?: readonly string[];
}

/** Faults of the system and of SQLite say what failed, and quote nothing. */
const isPlain = (code: string): boolean => /^(E[A-Z0-9]+|SQLITE_\w+)$/.test(code);

/**
 * What may be told of a cause. Other messages can quote what they stumbled over, such as the text that was no
 * JSON: of those there is the kind and the place, and no word.
 */
export const causeOf = (cause: unknown): Cause => {
  if (!(cause instanceof Error)) return { type: typeof cause };
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : null;
  const { stack: whole = '' } = cause;
  const head = String(cause); // A stack begins with the message, which may have any lines.
  const frames = (whole.startsWith(head) ? whole.slice(head.length) : whole).split('\n');
  const stack = frames.filter((line) => /^\s+at /.test(line));
  return {
    type: cause.name,
    ...(code !== null && isPlain(code) ? { code, message: cause.message } : {}),
    stack: stack.map((line) => line.trim()),
  };
};

/** A log on stderr, for faults and for events. */
export const stderrLog = (level: LogLevel): Reporter & RelayLog => {
  const log = pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
  return {
    report: (what, cause) => {
      log.error(cause === undefined ? {} : { err: causeOf(cause) }, what);
    },
    log: (event) => {
      const [weight, words] = EVENTS[event.event];
      log[weight](event, words);
    },
  };
};
