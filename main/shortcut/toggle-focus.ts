/** What the shortcut does: starts focus, or ends it. */
import type { Command } from '../../shared/bridge/commands.ts';
import type { View } from '../../shared/bridge/view.ts';
import { activeFocus } from '../../shared/domain/focus.ts';

const USUAL_MS = 25 * 60_000;

/** The command; a new session has the first of the lengths that its user chose. */
export const toggleFocus = (view: Pick<View, 'focus' | 'break' | 'settings'>): Command => {
  if (activeFocus(view.focus) !== null) return { type: 'endFocus' };
  if (view.break !== null) return { type: 'skipBreak' };
  const [lengthMs = USUAL_MS] = view.settings.presetsMs;
  return { type: 'startFocus', lengthMs, shareLabel: false, urgent: 'allow' };
};
