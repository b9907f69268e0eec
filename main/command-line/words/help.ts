/** The help, from the table of all commands. */
import { COMMANDS } from '../commands.ts';
import type { Done } from '../outcome.ts';
import type { Style } from './style.ts';

const OPTIONS: readonly (readonly [string, string])[] = [
  ['--json', 'answer one line of JSON, for programs'],
  ['--step "…"', 'with focus: the next step, which stays on this device'],
  ['--label "…"', 'with focus: what it is about; --share-label shows it to teammates'],
  ['--no-urgent', 'with focus: urgent messages wait too'],
  ['--urgent "why"', 'with send: comes through a focus that allows it, a few times a day'],
];

const EXITS =
  'Exit codes: 0 done, 1 refused or failed, 2 not understood, 3 Fermata is not running or could not be started, 4 no such teammate, or several.';

/** What `help` says. */
export const helpOutcome = (style: Style): Done => {
  const rows = [...COMMANDS.map(({ usage, does }) => [usage, does] as const), ...OPTIONS];
  const width = Math.max(...rows.map(([usage]) => usage.length));
  const row = ([usage, does]: readonly [string, string]): string =>
    `  ${usage.padEnd(width)}  ${does}`;
  return {
    ok: true,
    result: { commands: COMMANDS.map(({ usage, does, starts }) => ({ usage, does, starts })) },
    text: [
      style.bold('fermata COMMAND'),
      ...COMMANDS.map(({ usage, does }) => row([usage, does])),
      '',
      style.bold('Options'),
      ...OPTIONS.map(row),
      '',
      EXITS,
    ].join('\n'),
  };
};
