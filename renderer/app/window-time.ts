/** Time as the window is lent it: one timer for all countdowns, the next picture, and short delays. */

/** The window's clock. Times are epoch ms. */
export interface WindowTime {
  /** The time of the latest tick; within a second of the truth while anyone watches. */
  readonly now: () => number;
  /** The time at this moment, for what is reckoned once at a click. */
  readonly exact: () => number;
  /** Calls back each full second while the window can be seen. Returns how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Calls `run` once before the next picture is drawn, with all others that wait for it; soon where none is drawn.
   * Returns how to call it off.
   */
  readonly onFrame: (run: () => void) => () => void;
  /** Calls `run` once after `ms`. Returns how to call it off. */
  readonly after: (ms: number, run: () => void) => () => void;
}
