/** A bridge without an engine: it tells the views that a test sets and records the commands that it gets. */
import type { Bridge, ViewUpdate } from '../../shared/bridge/bridge.ts';
import type { Command, CommandReply, CommandType } from '../../shared/bridge/commands.ts';
import { parseCommand } from '../../shared/bridge/parse-command.ts';
import { diffView } from '../../shared/bridge/patch.ts';
import type { View } from '../../shared/bridge/view.ts';

/** What a command is answered: at once, or late. */
type Reply = (command: Command) => CommandReply | Promise<CommandReply>;

/** A fake bridge and the levers of a test. */
export interface FakeBridge extends Bridge {
  /** What the window sent to have something done, in order; not what it asked to be listed. */
  readonly commands: readonly Command[];
  /** Those but for drafts that are kept. */
  readonly deeds: readonly Command[];
  /** The view as the fake's windows have it. */
  view(): View;
  /** Tells every window what changed, as an engine would. */
  change(changes: Partial<View>): void;
  /** From now on a command of this type is answered so; the view may follow. */
  answer(type: CommandType, reply: Reply): void;
  /** How many windows listen. */
  listeners(): number;
}

/** A fake bridge that starts with `first`. Commands that no host would take are answered `invalid`. */
export const fakeBridge = (first: View): FakeBridge => {
  let view = first;
  const commands: Command[] = [];
  const answers = new Map<CommandType, Reply>();
  const windows = new Set<(update: ViewUpdate) => void>();
  return {
    commands,
    get deeds() {
      return commands.filter(({ type }) => type !== 'saveDraft');
    },
    view: () => view,
    listeners: () => windows.size,
    answer: (type, reply) => void answers.set(type, reply),
    change(changes) {
      const patch = diffView(view, { ...view, ...changes });
      view = { ...view, ...changes };
      if (patch !== null) for (const tell of windows) tell({ type: 'patch', patch });
    },
    subscribe(listener) {
      windows.add(listener);
      listener({ type: 'full', view });
      return () => void windows.delete(listener);
    },
    send(command) {
      const parsed = parseCommand(command);
      if (!parsed.ok) return Promise.resolve(parsed);
      if (!/^list/.test(parsed.value.type)) commands.push(parsed.value);
      return Promise.resolve(answers.get(parsed.value.type)?.(parsed.value) ?? { ok: true });
    },
  };
};
