/** Whether the host may show notifications; a browser decides that for each page. */

/** What the browser says: it shows them, was told not to, was not asked yet, or cannot. */
export type NotificationState = 'granted' | 'denied' | 'default' | 'impossible';

/** Tells it, and asks for it. */
export interface NotificationRight {
  readonly now: () => NotificationState;
  /** Calls back when it changes. Returns how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Asks; call it in answer to a click. */
  readonly ask: () => void;
}
