/** Finds a command in the arguments of the app's own process (D3). */

/** A command, and what stands before it: the app's path from a clone, and switches that are Chromium's. */
export interface Asked {
  readonly before: readonly string[];
  readonly args: readonly string[];
}

const HELP: ReadonlySet<string> = new Set(['--help', '-h', '--version']);
/** A link, a file or a folder is for the window; only a word can be a command. */
const WORD = /^[a-z]+$/i;

const firstWord = (args: readonly string[]): number =>
  args.findIndex((arg) => !arg.startsWith('-'));

/**
 * What `argv` asks for; null when the app is simply to start. `isDefaultApp` is Electron's `process.defaultApp`: Electron
 * itself was started with the path of an app, which is the first word then.
 */
export const commandOf = (argv: readonly string[], isDefaultApp: boolean): Asked | null => {
  const given = argv.slice(1);
  const appPath = isDefaultApp ? firstWord(given) : -1;
  if (isDefaultApp && appPath === -1) return null;
  const rest = given.slice(appPath + 1);
  const at = rest.findIndex((arg) => !arg.startsWith('-') || HELP.has(arg));
  const word = rest[at];
  if (word === undefined || !(HELP.has(word) || WORD.test(word))) return null;
  return { before: given.slice(0, appPath + 1 + at), args: rest.slice(at) };
};
