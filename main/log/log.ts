/** The app's own log: faults and the few moments of its life that explain them, redacted and bounded. */
import type { Clock, Reporter } from '../../shared/engine/ports.ts';
import { redact } from './redact.ts';

/** How much an entry matters. */
export type LogLevel = 'info' | 'error';

/** Where entries go. */
export interface LogSink {
  /** Appends one line with the time. Never throws: a log that cannot be written is no reason to stop. */
  append(level: LogLevel, line: string): void;
  /** The last lines that were written, oldest first. */
  tail(lines: number): Promise<readonly string[]>;
}

/** What may be written. */
export interface Log extends Reporter {
  /** A moment in the app's life, without anything that its user wrote or is called. */
  note(what: string): void;
}

/** What the log stands on. */
export interface LogSetup {
  readonly clock: Pick<Clock, 'monotonic'>;
  readonly sink: Pick<LogSink, 'append'>;
  /** The user's folder, taken out of what is written. */
  readonly home: string;
}

/** More than this in a minute is a fault that repeats itself: the rest is counted, and said as one line. */
const LINES_A_MINUTE = 60;
const MINUTE_MS = 60_000;
/** Of one entry; stack traces are shorter. */
const LONGEST = 4000;

const wordsOf = (cause: unknown): string => {
  if (!(cause instanceof Error)) return String(cause);
  const inner = cause.cause === undefined ? '' : `; because ${wordsOf(cause.cause)}`;
  return `${cause.stack ?? cause.message}${inner}`;
};

/** One entry is one line, so that a tail never shows half of one. */
const oneLine = (text: string): string =>
  text.slice(0, LONGEST).replaceAll(/\s*[\n\r]+\s*/g, ' ⏎ ');

/** A log into a sink. */
export const createLog = ({ clock, sink, home }: LogSetup): Log => {
  let minuteFrom = -Infinity;
  let written = 0;
  const write = (level: LogLevel, text: string): void =>
    sink.append(level, oneLine(redact(text, home)));
  const bounded = (level: LogLevel, text: string): void => {
    if (clock.monotonic() - minuteFrom >= MINUTE_MS) {
      const passedOver = written - LINES_A_MINUTE;
      minuteFrom = clock.monotonic();
      written = 0;
      if (passedOver > 0) write('info', `${passedOver} further lines were left out`);
    }
    written += 1;
    if (written <= LINES_A_MINUTE) write(level, text);
  };
  return {
    note: (what) => bounded('info', what),
    report: (what, cause) =>
      bounded('error', cause === undefined ? what : `${what}: ${wordsOf(cause)}`),
  };
};
