/** What the relay's program is asked to do: a command, then its options. Without a command it starts a relay. */
import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../shared/result.ts';
import type { BackupRequest, RestoreRequest } from './backup/app.ts';
import type { DoctorRequest } from './doctor/app.ts';
import { type FoundRequest, readFound, type ReadSecret } from './found/options.ts';
import { HELP, readOptions, type RelaySettings } from './options.ts';

/** What is to be done. */
export type Command =
  | { readonly type: 'help'; readonly text: string }
  | { readonly type: 'start'; readonly settings: RelaySettings }
  | { readonly type: 'backup'; readonly request: BackupRequest }
  | { readonly type: 'restore'; readonly request: RestoreRequest }
  | { readonly type: 'doctor'; readonly request: DoctorRequest }
  | { readonly type: 'found'; readonly request: FoundRequest };

const COMMANDS = [
  '  relay [start] --data DIR …          starts it',
  '  relay backup FILE --data DIR        copies its data, also while it runs; --force replaces FILE',
  '  relay restore FILE --data DIR       puts a backup in place; the relay must be stopped',
  '  relay doctor --data DIR …           says what is wrong; with the options of start, and --json',
  '  relay found --url URL --team NAME   makes a team, and a link for its first person; the secret',
  '                                      from FERMATA_ADMIN_SECRET or --admin-secret-file FILE; --json',
].join('\n');

/** What `--help` prints, for every command. */
const COMMANDS_HELP = `${HELP}\n\nCommands:\n${COMMANDS}`;

type Env = Readonly<Record<string, string | undefined>>;

const help: Result<Command, string> = ok({ type: 'help', text: COMMANDS_HELP });

const firstSentence = (cause: unknown): string => {
  const words = cause instanceof Error ? cause.message : String(cause);
  return words.split(/\.\s/)[0] ?? words;
};

const readCopy = (
  type: 'backup' | 'restore',
  args: readonly string[],
  env: Env,
): Result<Command, string> => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        help: { type: 'boolean' },
        ...(type === 'backup' ? { force: { type: 'boolean' } as const } : {}),
      },
      allowPositionals: true,
    });
    if (values.help === true) return help;
    const [file, ...more] = positionals;
    if (file === undefined || file === '' || more.length > 0)
      return fail(`${type} takes one file: relay ${type} FILE --data DIR`);
    const dataDir = values.data ?? env['FERMATA_DATA'] ?? '';
    if (dataDir === '') return fail('--data is missing: name the data folder of the relay');
    return type === 'backup'
      ? ok({ type, request: { file, dataDir, force: values.force === true } })
      : ok({ type, request: { file, dataDir } });
  } catch (cause) {
    return fail(firstSentence(cause));
  }
};

const readStart = (
  args: readonly string[],
  env: Env,
  made: (settings: RelaySettings) => Command,
): Result<Command, string> => {
  const options = readOptions(args, env);
  if (!options.ok) return options;
  return options.value === 'help' ? help : ok(made(options.value));
};

const readFounding = (
  args: readonly string[],
  env: Env,
  readSecret: ReadSecret,
): Result<Command, string> => {
  try {
    const asked = readFound(args, env, readSecret);
    if (!asked.ok) return asked;
    return asked.value === 'help' ? help : ok({ type: 'found', request: asked.value });
  } catch (cause) {
    return fail(firstSentence(cause));
  }
};

/** Reads what is asked for; one line on what is wrong. */
export const readCommand = (
  args: readonly string[],
  env: Env,
  readSecret: ReadSecret,
): Result<Command, string> => {
  const [first, ...rest] = args;
  switch (first) {
    case 'backup':
    case 'restore':
      return readCopy(first, rest, env);
    case 'doctor':
      return readStart(
        rest.filter((arg) => arg !== '--json'),
        env,
        (settings) => ({
          type: 'doctor',
          request: { settings, asJson: rest.includes('--json') },
        }),
      );
    case 'found':
      return readFounding(rest, env, readSecret);
    default:
      return readStart(first === 'start' ? rest : args, env, (settings) => ({
        type: 'start',
        settings,
      }));
  }
};
