/** The key of the palette: Cmd-K on a Mac, where Ctrl-K cuts the rest of a line, and Ctrl-K elsewhere. */

/** What a key press tells, of what is used. */
export type Pressed = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'repeat' | 'isComposing'
>;

/** A letter of another script stands on the key where Latin has K. */
const isK = ({ key, code }: Pressed): boolean =>
  key.toLowerCase() === 'k' || (code === 'KeyK' && /^[^\0-\x7f]$/u.test(key));

/** Whether it asks for the palette. Never while an input method composes: then keys are its own. */
export const isPaletteKey = (pressed: Pressed, isMac: boolean): boolean => {
  const { ctrlKey, metaKey, altKey, shiftKey, repeat, isComposing } = pressed;
  if (isComposing || repeat || altKey || shiftKey || !isK(pressed)) return false;
  return isMac ? metaKey && !ctrlKey : ctrlKey && !metaKey;
};
