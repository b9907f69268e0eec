/** Where the keyboard's focus goes when the palette closes. */
import type { PaletteEntry } from './palette-entry.ts';

/** Whether it begins a session: then the place of focus shows it. */
export const isStart = ({ sign }: PaletteEntry): boolean => sign === 'start' || sign === 'rounds';

/**
 * The element, true for back to where it was, or false where the place that opens takes it by itself. One who writes
 * to somebody whose message is open already goes on in its text.
 */
export const focusAfter = (chosen: PaletteEntry | null): HTMLElement | boolean => {
  if (chosen !== null && isStart(chosen))
    return document.querySelector<HTMLElement>('main h1') ?? true; // The form that it may have been in is gone.
  if (chosen?.action.type !== 'go') return true;
  const { route, reach } = chosen.action;
  if (reach !== undefined) return false; // The part that is gone to takes it.
  if (route.place !== 'team' || route.memberId === null) return true;
  const panel = document.querySelector(`[data-writing-to="${CSS.escape(route.memberId)}"]`);
  return panel?.querySelector('textarea') ?? false;
};
