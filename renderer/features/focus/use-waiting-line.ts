import { useNow, useView } from '../../app/window-context.ts';
import { waitingLine } from './focus-words.ts';

const MINUTE = 60_000;

/** What waits for oneself, in words that are true now. */
export const useWaitingLine = (): string => {
  const held = useView((view) => view.held);
  const heldKnownAt = useView((view) => view.heldKnownAt);
  const focus = useView((view) => view.focus);
  const own = useView((view) => view.own);
  const settings = useView((view) => view.settings);
  const connection = useView((view) => view.connection);
  return waitingLine({ held, heldKnownAt, focus, own, connection, settings }, useNow(MINUTE));
};
