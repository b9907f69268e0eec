/** The table of all commands: what `help` shows, what docs/CLI.md tells, and what the tests go through (D3). */

/** A line of the table. */
export interface CommandLine {
  /** What it is called in tests and documents. */
  readonly name: string;
  readonly usage: string;
  readonly does: string;
  /** Whether it starts Fermata where it isn't running. */
  readonly starts: boolean;
}

const line = (name: string, usage: string, does: string, starts = true): CommandLine => ({
  name,
  usage,
  does,
  starts,
});

/** All of them, in the order of the help. */
export const COMMANDS: readonly CommandLine[] = [
  line('status', 'status', 'how you stand, your focus, and what waits', false),
  line('focus', 'focus LENGTH [--step "…"]', 'start a focus: 50, 50m, 1h30'),
  line('focus until', 'focus until 17:30', 'start a focus that ends at a time of day'),
  line('focus extend', 'focus +5', 'more minutes for the focus that runs; also: focus extend 5'),
  line('focus pause', 'focus pause', 'pause it, for ten minutes at most'),
  line('focus resume', 'focus resume', 'go on with it'),
  line('focus end', 'focus end', 'end it, or the break between two rounds'),
  line('open', 'open [for 30m | until 17:30]', 'your door is open: anyone may come by'),
  line('available', 'available [for 30m | until 17:30]', 'you can be reached'),
  line('busy', 'busy [for 30m | until 17:30]', 'messages wait until you are free'),
  line('away', 'away [for 30m | until 17:30]', 'you are not here'),
  line('auto', 'auto', 'take back what you chose: Fermata sees for itself'),
  line('team', 'team', 'who can be reached now, and until when not'),
  line(
    'send',
    'send NAME TEXT [--urgent "why"]',
    'write to a teammate; TEXT - reads it from the input',
  ),
  line('review', 'review', 'list the messages that you have not gone through'),
  line('review --window', 'review --window', 'go through them in the window'),
  line('show', 'show', 'bring the window to the front'),
  line('quit', 'quit', 'end Fermata', false),
  line('help', 'help', 'this list', false),
  line('version', 'version', 'which version this is', false),
];

/** The first words of all commands. */
export const commandWords: ReadonlySet<string> = new Set(
  COMMANDS.map(({ name }) => name.split(' ')[0] ?? name),
);
