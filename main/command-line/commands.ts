/** The table of all commands: what `help` shows, what docs/CLI.md tells, and what the tests go through (D3). */
import type { en } from '../language/en/index.ts';

type DoesKey = `cli.${Extract<keyof (typeof en)['cli'], `does${string}`>}`;

/** A line of the table. */
export interface CommandLine {
  /** What it is called in tests and documents. */
  readonly name: string;
  readonly usage: string;
  /** The text that says what it does. */
  readonly does: DoesKey;
  /** Whether it starts Fermata where it isn't running. */
  readonly starts: boolean;
}

const line = (name: string, usage: string, does: DoesKey, starts = true): CommandLine => ({
  name,
  usage,
  does,
  starts,
});

/** All of them, in the order of the help. */
export const COMMANDS: readonly CommandLine[] = [
  line('status', 'status', 'cli.doesStatus', false),
  line('focus', 'focus LENGTH [--step "…"]', 'cli.doesFocus'),
  line('focus until', 'focus until 17:30', 'cli.doesFocusUntil'),
  line('focus extend', 'focus +5', 'cli.doesExtend'),
  line('focus pause', 'focus pause', 'cli.doesPause'),
  line('focus resume', 'focus resume', 'cli.doesResume'),
  line('focus end', 'focus end', 'cli.doesEnd'),
  line('open', 'open [for 30m | until 17:30]', 'cli.doesOpen'),
  line('available', 'available [for 30m | until 17:30]', 'cli.doesAvailable'),
  line('busy', 'busy [for 30m | until 17:30]', 'cli.doesBusy'),
  line('away', 'away [for 30m | until 17:30]', 'cli.doesAway'),
  line('auto', 'auto', 'cli.doesAuto'),
  line('team', 'team', 'cli.doesTeam'),
  line('send', 'send NAME TEXT [--urgent "why"]', 'cli.doesSend'),
  line('review', 'review', 'cli.doesReview'),
  line('review --window', 'review --window', 'cli.doesReviewWindow'),
  line('show', 'show', 'cli.doesShow'),
  line('quit', 'quit', 'cli.doesQuit', false),
  line('help', 'help', 'cli.doesHelp', false),
  line('version', 'version', 'cli.doesVersion', false),
];

/** The first words of all commands. */
export const commandWords: ReadonlySet<string> = new Set(
  COMMANDS.map(({ name }) => name.split(' ')[0] ?? name),
);
