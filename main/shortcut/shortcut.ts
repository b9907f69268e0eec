/** The key that starts and ends focus from anywhere. None until its user chooses one: a key taken unasked is missed elsewhere. */
import type { ShortcutView } from '../../shared/bridge/shell.ts';
import { isShortcut } from '../../shared/bridge/shortcut.ts';
import { t } from '../language/words.ts';
import { createObserved } from '../shell/observed.ts';
import type { ShortcutPart } from '../shell/shell.ts';

/** The system's keys. */
export interface GlobalKeys {
  /** False when the system does not give that key. */
  register(keys: string, onPress: () => void): boolean;
  unregister(keys: string): void;
}

/** What the part stands on. */
export interface ShortcutSetup {
  readonly keys: GlobalKeys;
  /** What was chosen before. */
  readonly saved: string | null;
  readonly save: (keys: string | null) => void;
  readonly onPress: () => void;
}

const taken = (keys: string): string => t('app.keysTaken', { keys });

/** The part of the shell. Only after the app is ready. */
export const createShortcutPart = ({
  keys: system,
  saved,
  save,
  onPress,
}: ShortcutSetup): ShortcutPart => {
  const isKnown = saved !== null && isShortcut(saved);
  const works = isKnown && system.register(saved, onPress);
  let held = works ? saved : null;
  const view = createObserved<ShortcutView>(
    isKnown ? { keys: saved, problem: works ? null : taken(saved) } : { keys: null, problem: null },
  );
  const drop = (): void => {
    if (held !== null) system.unregister(held);
    held = null;
  };
  return {
    ...view,
    set: (keys) => {
      if (keys === held && keys !== null) return { ok: true };
      // The new one first: when it is not to be had, the one before still works.
      if (keys !== null && !system.register(keys, onPress))
        return { ok: false, error: taken(keys) };
      drop();
      held = keys;
      save(keys);
      view.set({ keys, problem: null });
      return { ok: true };
    },
  };
};
