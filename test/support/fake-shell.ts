/** A shell without a desktop: it tells what a test sets, and records the commands that it gets. */
import { parseShellCommand } from '../../shared/bridge/parse-command.ts';
import type {
  ShellBridge,
  ShellCommand,
  ShellCommandType,
  ShellReply,
  ShellView,
} from '../../shared/bridge/shell.ts';

/** The fake and its levers. */
export interface FakeShell extends ShellBridge {
  readonly commands: readonly ShellCommand[];
  change(changes: Partial<ShellView>): void;
  /** From now on a command of this type is answered so. */
  answer(type: ShellCommandType, reply: ShellReply): void;
}

const FIRST: ShellView = {
  link: null,
  login: { state: 'off' },
  shortcut: { keys: null, problem: null },
  updates: { state: 'idle', channel: 'latest', checkedAt: null, problem: null },
};

/** A fake shell. Commands that no host would take are answered `invalid`. */
export const fakeShell = (first: Partial<ShellView> = {}): FakeShell => {
  let view = { ...FIRST, ...first };
  const commands: ShellCommand[] = [];
  const answers = new Map<ShellCommandType, ShellReply>();
  const windows = new Set<(view: ShellView) => void>();
  return {
    commands,
    answer: (type, reply) => void answers.set(type, reply),
    change: (changes) => {
      view = { ...view, ...changes };
      for (const tell of windows) tell(view);
    },
    subscribe: (listener) => {
      windows.add(listener);
      listener(view);
      return () => void windows.delete(listener);
    },
    send: (command) => {
      const parsed = parseShellCommand(command);
      if (!parsed.ok) return Promise.resolve(parsed);
      commands.push(parsed.value);
      return Promise.resolve(answers.get(parsed.value.type) ?? { ok: true });
    },
  };
};
