/**
 * The relay as a process that a chaos run starts, kills and moves through time. All of it is the product's but the
 * clock; its parent talks to it over the channel that `fork` opens. It waits to be told what to serve, so that a
 * spare one can stand by and a restart takes milliseconds.
 */
import { join } from 'node:path';
import { startRelay } from '../../server/app.ts';
import { readOptions } from '../../server/options.ts';
import { type LeapingClock, leapingClock } from './leaping-clock.ts';
import type { FromRelay, ToRelay } from './relay-host.ts';

let clock: LeapingClock | null = null;

const tell = (message: FromRelay): void => {
  process.send?.(message);
};

const serve = async ({ dataDir, wallAt }: Extract<ToRelay, { type: 'serve' }>): Promise<void> => {
  clock = leapingClock(wallAt);
  const settings = readOptions(['--port', '0', '--data', dataDir, '--signup', 'open'], {});
  if (!settings.ok || settings.value === 'help') throw new Error('These options are not right.');
  const relay = await startRelay({
    ...settings.value,
    webRoot: join(dataDir, 'web'),
    clock,
    reporter: {
      report: (what, cause) => {
        const why = cause instanceof Error ? (cause.stack ?? cause.message) : '';
        tell({ type: 'reported', text: `${what} ${why}` });
      },
    },
  });
  if (!relay.ok) throw new Error(relay.error.message);
  tell({ type: 'listening', port: Number(new URL(relay.value.url).port) });
};

process.on('message', (message: ToRelay) => {
  if (message.type === 'leap') clock?.leap(message.ms);
  else
    serve(message).catch((cause: unknown) => {
      tell({ type: 'reported', text: `the relay did not start: ${String(cause)}` });
      process.exit(1);
    });
});
process.on('disconnect', () => {
  process.exit(0); // Whoever started it is gone.
});
