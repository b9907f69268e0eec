/** What a global shortcut may be: modifiers and one key, as Electron writes accelerators. */
const KEYS =
  /^((?:(?:Ctrl|Alt|Shift|Super|Cmd|Option)\+){1,4})([A-Z0-9]|F\d{1,2}|Space|Up|Down|Left|Right|Home|End|PageUp|PageDown|Insert|Delete)$/;

/**
 * Whether keys may be taken from all other programs: two modifiers with a key, or one with an F key. One with a letter
 * is what programs use themselves, as Ctrl+C, and Shift by itself types.
 */
export const isShortcut = (keys: string): boolean => {
  const [, modifiers = '', key = ''] = KEYS.exec(keys) ?? [];
  const names = new Set(modifiers.split('+').filter((name) => name !== ''));
  const isFKey = /^F\d{1,2}$/.test(key);
  return names.size >= (isFKey ? 1 : 2) && [...names].some((name) => name !== 'Shift');
};
