/** The relay as a program: commands and options in, one line of JSON out when it listens, a clean end at SIGTERM (T7). */
import type { Result } from '../shared/result.ts';
import { startRelay } from './app.ts';
import { backUp, restore } from './backup/app.ts';
import { doctor } from './doctor/app.ts';
import { foundTeam, readSecretFile } from './found/app.ts';
import { type Command, readCommand } from './commands.ts';
import type { RelaySettings } from './options.ts';

const start = async (settings: RelaySettings): Promise<void> => {
  // What only shows when the data is read for the first time: the mark of a clean stop is gone by then.
  const relay = await startRelay(settings).catch((cause: unknown) => {
    const words = cause instanceof Error ? cause.message : String(cause);
    console.error(
      `The relay could not read its data (${words}). Nothing was changed. Start it again: its data is checked whole then, and it says what is wrong and what to do.`,
    );
    process.exit(1);
  });
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

const tell = (outcome: Result<string, string>): void => {
  if (outcome.ok) {
    console.log(outcome.value);
    return;
  }
  console.error(outcome.error);
  process.exitCode = 1;
};

const run = async (command: Command): Promise<void> => {
  switch (command.type) {
    case 'help':
      console.log(command.text);
      return;
    case 'start':
      return start(command.settings);
    case 'backup':
      tell(backUp(command.request));
      return;
    case 'restore':
      tell(restore(command.request));
      return;
    case 'found':
      tell(await foundTeam(command.request));
      return;
    case 'doctor': {
      const { text, exitCode } = await doctor(command.request);
      console.log(text);
      process.exitCode = exitCode;
      return;
    }
  }
};

const command = readCommand(process.argv.slice(2), process.env, readSecretFile);
if (!command.ok) {
  console.error(`${command.error}. See --help.`);
  process.exitCode = 2;
} else await run(command.value);
