/** A command from its arguments to its exit code, in a process of its own (D3). */
import { languageFor } from '../../../shared/language/choice.ts';
import { speak } from '../../../shared/language/words.ts';
import { TEXT } from '../../../shared/protocol/limits.ts';
import { t } from '../../language/words.ts';
import { type ExitCode, exitCodeOf, failed, jsonOf, type Outcome } from '../outcome.ts';
import { parseInvocation, wantsJson } from '../parse.ts';
import { withPlainSpaces } from '../plain-text.ts';
import type { RunPorts } from '../ports.ts';
import { runAsk } from '../run.ts';
import { terminalLanguages } from '../terminal-languages.ts';
import { styleFor } from '../words/style.ts';
import { connectToApp } from './line-client.ts';
import { placesFor } from './place-facts.ts';

/** What is asked, of which app, and how that is started. */
export interface CliOptions {
  readonly args: readonly string[];
  readonly userData: string;
  readonly version: string;
  readonly start: RunPorts['start'];
  /** Without it, the app can be started. */
  readonly cannotStart?: RunPorts['cannotStart'];
}

/** The longest message in UTF-8, and an end of line. */
const MOST_INPUT = TEXT.body * 4 + 2;

/** All of standard input; null when it is longer than a message may be. */
const readInput = async (): Promise<string | null> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of process.stdin as AsyncIterable<Buffer>) {
    parts.push(part);
    size += part.length;
    if (size > MOST_INPUT) return null;
  }
  const text = Buffer.concat(parts)
    .toString('utf8')
    .replace(/\r?\n$/, '');
  return text.length > TEXT.body ? null : text;
};

/** Resolves when it is written, or when nobody reads any more: on Windows a pipe is written to later. */
const write = (stream: NodeJS.WriteStream, text: string): Promise<void> =>
  new Promise((resolve) => {
    stream.once('error', () => resolve());
    stream.write(`${text}\n`, () => resolve());
  });

const run = async ({
  args,
  userData,
  version,
  start,
  cannotStart = () => null,
}: CliOptions): Promise<Outcome> => {
  const invocation = parseInvocation(args);
  if (!invocation.ok)
    return failed(
      'usage',
      t('cli.allCommands', { problem: invocation.error, command: 'fermata help' }),
    );
  const places = placesFor(userData);
  return runAsk(invocation.value.ask, {
    version,
    start,
    cannotStart,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    style: styleFor(process.stdout.isTTY, process.env),
    now: () => Date.now(),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    connect: () => connectToApp(places),
    readInput,
  });
};

const systemLocale = (): string => Intl.DateTimeFormat().resolvedOptions().locale;

/** Carries out a command and says what came of it: failures on standard error, JSON always on standard output. */
export const runCommandLine = async (options: CliOptions): Promise<ExitCode> => {
  await speak(languageFor('system', terminalLanguages(process.env, systemLocale())));
  const outcome = await run(options);
  if (wantsJson(options.args)) await write(process.stdout, jsonOf(outcome));
  else if (!outcome.ok) await write(process.stderr, withPlainSpaces(outcome.message));
  else if (outcome.text !== '') await write(process.stdout, withPlainSpaces(outcome.text));
  return exitCodeOf(outcome);
};
