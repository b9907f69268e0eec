/** Things that happen one after the other, each in a turn of its own, and stand still while their machine sleeps. */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** How much has happened in a world: when it stops growing, all is quiet. */
export interface Tally {
  count: number;
}

/** What comes to one machine. */
export interface Queue {
  push(what: () => void): void;
  setAsleep(isAsleep: boolean): void;
  isIdle(): boolean;
}

/** An empty queue of a machine that is awake. */
export const newQueue = (tally: Tally): Queue => {
  const waiting: (() => void)[] = [];
  const state = { isAsleep: false, isRunning: false };
  const run = async (): Promise<void> => {
    if (state.isRunning) return;
    state.isRunning = true;
    for (;;) {
      await nextTurn();
      if (state.isAsleep) break;
      const next = waiting.shift();
      if (next === undefined) break;
      tally.count += 1;
      next();
    }
    state.isRunning = false;
  };
  return {
    push: (what) => {
      waiting.push(what);
      void run();
    },
    setAsleep: (isAsleep) => {
      state.isAsleep = isAsleep;
      void run();
    },
    isIdle: () => state.isAsleep || (waiting.length === 0 && !state.isRunning),
  };
};
