/** The relay as a program: options in, one line of JSON out when it listens, a clean end at SIGTERM (T7). */
import { type RelaySettings } from './options.ts';
import { HELP, readOptions } from './options.ts';
import { startRelay } from './app.ts';

const run = async (settings: RelaySettings): Promise<void> => {
  const relay = await startRelay(settings);
  if (!relay.ok) {
    console.error(relay.error.message);
    process.exitCode = 1;
    return;
  }
  const stop = (): void => {
    void relay.value.stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  const { url, adminUrl } = relay.value;
  console.log(
    JSON.stringify({ event: 'listening', url, ...(adminUrl === null ? {} : { adminUrl }) }),
  );
};

const options = readOptions(process.argv.slice(2), process.env);
if (!options.ok) {
  console.error(`${options.error}. See --help.`);
  process.exitCode = 2;
} else if (options.value === 'help') console.log(HELP);
else await run(options.value);
