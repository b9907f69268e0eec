/** `globalShortcut`: keys that a test presses. A key that another program has is not given (docs/api/global-shortcut). */
import type { GlobalShortcut } from 'electron';
import { needsReady } from './app.ts';
import { strict } from './strict.ts';

/** What is pressed here belongs to another program, in tests of that. */
const TAKEN_KEYS = 'Ctrl+Alt+Delete';

const registered = new Map<string, () => void>();

const implemented = {
  register: (keys, callback) => {
    needsReady('globalShortcut');
    if (keys === TAKEN_KEYS || registered.has(keys)) return false;
    registered.set(keys, callback);
    return true;
  },
  unregister: (keys) => void registered.delete(keys),
} satisfies Pick<GlobalShortcut, 'register' | 'unregister'>;
/** The `globalShortcut` of the stand-in. */
export const globalShortcut = strict('globalShortcut', implemented);

/** The user presses keys; false when nobody here listens to them. */
export const pressKeys = (keys: string): boolean => {
  const listener = registered.get(keys);
  listener?.();
  return listener !== undefined;
};
