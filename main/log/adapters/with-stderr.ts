/** Faults go to standard error too: whoever starts the app from a terminal sees what is wrong. */
import type { LogSink } from '../log.ts';

/** The sink, with its errors on standard error. */
export const withStderr = (sink: LogSink): LogSink => ({
  tail: (lines) => sink.tail(lines),
  append: (level, line) => {
    if (level === 'error') process.stderr.write(`fermata: ${line}\n`);
    sink.append(level, line);
  },
});
