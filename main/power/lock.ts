/** Whether the screen is locked, by all who tell of it. */
import type { PowerSignals } from './power-signals.ts';

/** What each said last; one that says "locked" is enough. */
export interface Lock {
  /** It said so of its own accord. */
  said(by: PowerSignals, isLocked: boolean): void;
  /** Asks it. No word leaves what it said before, and so does one that is older than what it says meanwhile. */
  ask(by: PowerSignals): Promise<void>;
  isLocked(): boolean;
}

/** Nobody has said anything yet. */
export const createLock = (): Lock => {
  const lockedBy = new Set<PowerSignals>();
  const times = new Map<PowerSignals, number>();
  const timesSaid = (by: PowerSignals): number => times.get(by) ?? 0;
  const set = (by: PowerSignals, isLocked: boolean): void => {
    if (isLocked) lockedBy.add(by);
    else lockedBy.delete(by);
  };
  return {
    said: (by, isLocked) => {
      times.set(by, timesSaid(by) + 1);
      set(by, isLocked);
    },
    ask: async (by) => {
      const before = timesSaid(by);
      const isLocked = await by.isLocked();
      if (isLocked !== null && before === timesSaid(by)) set(by, isLocked);
    },
    isLocked: () => lockedBy.size > 0,
  };
};
