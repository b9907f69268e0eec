/** `nativeTheme` as on Linux: it knows of dark and light, and nothing of the system's own surfaces (docs/api/native-theme). */
import { EventEmitter } from 'node:events';
import type { NativeTheme } from 'electron';
import { strict } from './strict.ts';

let isDark = false;
const theme = {
  get shouldUseDarkColors() {
    return isDark;
  },
} satisfies Pick<NativeTheme, 'shouldUseDarkColors'>;
const withEvents = Object.defineProperties(
  new EventEmitter(),
  Object.getOwnPropertyDescriptors(theme),
) as EventEmitter & typeof theme; // What was just defined.
/** The `nativeTheme` of the stand-in. */
export const nativeTheme = strict('nativeTheme', withEvents);

/** The user changes between dark and light ("updated: emitted when something in the underlying NativeTheme has changed"). */
export const setDark = (next: boolean): void => {
  isDark = next;
  withEvents.emit('updated');
};
