/** From what was pressed to the name of a shortcut. */
import { isShortcut } from '../../../shared/bridge/shortcut.ts';

/** What a key press tells, of what is used. */
export type Pressed = Pick<KeyboardEvent, 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey' | 'code'>;

const NAMED: Readonly<Record<string, string>> = {
  Space: 'Space',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  Insert: 'Insert',
  Delete: 'Delete',
};

/** By the key's place, since a modifier changes what it types; null for a modifier by itself and what has no name. */
const keyOf = (code: string): string | null => {
  const [, plain] = /^(?:Key|Digit)([A-Z0-9])$/.exec(code) ?? [];
  if (plain !== undefined) return plain;
  return /^F\d{1,2}$/.test(code) ? code : (NAMED[code] ?? null);
};

/** The shortcut's name as the shell takes it; null as long as it is none. */
export const shortcutOf = (pressed: Pressed, isMac: boolean): string | null => {
  const key = keyOf(pressed.code);
  const modifiers = [
    ...(pressed.ctrlKey ? ['Ctrl'] : []),
    ...(pressed.altKey ? ['Alt'] : []),
    ...(pressed.shiftKey ? ['Shift'] : []),
    ...(pressed.metaKey ? [isMac ? 'Cmd' : 'Super'] : []),
  ];
  if (key === null) return null;
  const keys = [...modifiers, key].join('+');
  return isShortcut(keys) ? keys : null;
};
