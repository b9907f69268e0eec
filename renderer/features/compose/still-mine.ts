import type { OutgoingView } from '../../../shared/bridge/view.ts';

/** Whether the sender may still revise or withdraw it. */
export const isStillMine = ({ state }: Pick<OutgoingView, 'state'>): boolean =>
  state === 'waiting' || state === 'held' || state === 'queued';
