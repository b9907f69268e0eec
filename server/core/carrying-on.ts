/** Carries on with what commits began, when that is in nobody's way. */
import type { Clock } from './ports.ts';
import type { RelayStore } from './store.ts';

/** Time for a release to leave and to be stored: what a device has stored by then needs no steps of its own. */
const AFTER_MS = 1000;
/** After steps that failed it is tried more and more seldom: the disk is not better at once. */
const SELDOM_MS = 60_000;
/** Turns with other work that a step lets pass, so that a relay which is never idle carries on too. */
const LETS_PASS = 20;

/** The work that is left. */
export interface CarryingOn {
  /** Whether a step waits for a turn. */
  isDue(): boolean;
  /** Takes a step at the end of a turn, or leaves it to one that has less to do. */
  afterTurn(isQuiet: boolean): Promise<void>;
}

/** Carries on with the steps of a store; `wake` has a turn come. */
export const newCarryingOn = (
  clock: Clock,
  store: Pick<RelayStore, 'isBehind' | 'step'>,
  wake: () => void,
): CarryingOn => {
  let [isArmed, isDue] = [false, false];
  let passed = 0;
  let waitMs = AFTER_MS;
  const ring = (): void => {
    [isArmed, isDue] = [false, true];
    wake();
  };
  return {
    isDue: () => isDue,
    afterTurn: async (isQuiet) => {
      if (isDue && (isQuiet || ++passed > LETS_PASS)) {
        passed = 0;
        isDue = await store.step();
        waitMs = isDue || !store.isBehind() ? AFTER_MS : Math.min(waitMs * 2, SELDOM_MS);
      }
      if (isArmed || isDue || !store.isBehind()) return;
      isArmed = true;
      clock.setTimer(waitMs, ring);
    },
  };
};
