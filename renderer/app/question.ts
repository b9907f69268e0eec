/** A question that a host may put to its user, when they ask for it. */
export interface Question {
  /** Whether there is something to ask: not where it was answered, or where nobody would hear it. */
  readonly isOpen: () => boolean;
  /** Calls back when `isOpen` changes. Returns how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Asks; call it in answer to a click. */
  readonly ask: () => void;
}
