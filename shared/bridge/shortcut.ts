/** What a global shortcut may be: modifiers and one key, as Electron writes accelerators. */
export const SHORTCUT =
  /^((Ctrl|Alt|Shift|Super|Cmd|Option)\+){1,4}([A-Z0-9]|F\d{1,2}|Space|Up|Down|Left|Right|Home|End|PageUp|PageDown|Insert|Delete)$/;
