import type { KeyboardEvent } from 'react';

/** Whether a key was pressed for the window: while an input method composes, Enter and Escape are its own. */
export const isKey = (event: KeyboardEvent, key: 'Enter' | 'Escape'): boolean =>
  event.key === key && !event.nativeEvent.isComposing;

/** Whether Ctrl or ⌘ with Enter was pressed: what is being written is sent or saved. */
export const isSubmit = (event: KeyboardEvent): boolean =>
  isKey(event, 'Enter') && (event.ctrlKey || event.metaKey);
