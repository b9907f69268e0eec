/**
 * When connections are overdue: one timer for all of them, since one or two for each are most of what an idle connection
 * keeps in memory. It is set for the first deadline; those that move on while it runs are looked at when it rings.
 */
import type { CancelTimer, Clock } from '../core/ports.ts';

/** Deadlines so close together are taken as one: who stays silent in a crowd costs one look at all of them. */
const TOGETHER_MS = 100;

/** Something with a deadline, which may move on without a word. */
export interface Due {
  /** On the clock that cannot be set, ms. */
  dueAt(): number;
  /** The deadline has passed. It is asked again for a next one unless it is dropped. */
  overdue(): void;
}

/** Watches over deadlines. */
export interface Deadlines {
  watch(due: Due): void;
  drop(due: Due): void;
}

/** Nothing to watch over yet. */
export const newDeadlines = (clock: Clock): Deadlines => {
  const watched = new Set<Due>();
  let ringsAt = Infinity;
  let cancel: CancelTimer = () => undefined;

  const ringAt = (at: number): void => {
    cancel();
    ringsAt = at;
    cancel = clock.setTimer(Math.max(0, at - clock.monotonic()), look);
  };
  function look(): void {
    const now = clock.monotonic();
    let next = Infinity;
    ringsAt = Infinity;
    for (const due of watched) {
      if (due.dueAt() <= now) due.overdue();
      if (watched.has(due)) next = Math.min(next, due.dueAt());
    }
    if (watched.size > 0) ringAt(Math.max(next, now + TOGETHER_MS));
  }
  return {
    watch: (due) => {
      watched.add(due);
      const at = due.dueAt();
      if (at < ringsAt) ringAt(at);
    },
    drop: (due) => {
      if (!watched.delete(due) || watched.size > 0) return;
      cancel();
      ringsAt = Infinity;
    },
  };
};
