/** The help, from the table of all commands. */
import { t } from '../../language/words.ts';
import { COMMANDS } from '../commands.ts';
import type { Done } from '../outcome.ts';
import type { Style } from './style.ts';

type Row = readonly [usage: string, does: string];

const optionRows = (): readonly Row[] => [
  ['--json', t('cli.optionJson')],
  ['--step "…"', t('cli.optionStep', { command: 'focus' })],
  ['--label "…"', t('cli.optionLabel', { command: 'focus', share: '--share-label' })],
  ['--no-urgent', t('cli.optionNoUrgent', { command: 'focus' })],
  ['--urgent "why"', t('cli.optionUrgent', { command: 'send' })],
];

/** What stands in the explanation of a command and is the same in every language. */
const SAMPLES = { examples: '50, 50m, 1h30', example: 'focus extend 5', dash: 'TEXT -' } as const;

const commandRows = (): readonly Row[] =>
  COMMANDS.map(({ usage, does }) => [usage, t(does, SAMPLES)]);

/** What `help` says. */
export const helpOutcome = (style: Style): Done => {
  const commands = commandRows();
  const options = optionRows();
  const width = Math.max(...[...commands, ...options].map(([usage]) => usage.length));
  const row = ([usage, does]: Row): string => `  ${usage.padEnd(width)}  ${does}`;
  return {
    ok: true,
    result: {
      commands: COMMANDS.map(({ usage, does, starts }) => ({
        usage,
        does: t(does, SAMPLES),
        starts,
      })),
    },
    text: [
      style.bold('fermata COMMAND'),
      ...commands.map(row),
      '',
      style.bold(t('cli.options')),
      ...options.map(row),
      '',
      t('cli.exitCodes'),
    ].join('\n'),
  };
};
