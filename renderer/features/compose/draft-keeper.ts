/** Keeps what is being typed: a moment after the last key, and at once when the field is left (C4). */

const SAVE_AFTER_MS = 400;

/** What the keeper needs: a way to save, and a delay that can be called off. */
export interface DraftPorts<T> {
  readonly save: (draft: T) => void;
  readonly after: (ms: number, run: () => void) => () => void;
}

/** Saves a draft as it is typed. */
export interface DraftKeeper<T> {
  readonly changed: (draft: T) => void;
  /** Saves what is not saved yet. */
  readonly flush: () => void;
  /** Nothing is left to save: the text went into the outbox. */
  readonly settle: () => void;
}

/** A keeper for one draft. */
export const createDraftKeeper = <T>({ save, after }: DraftPorts<T>): DraftKeeper<T> => {
  let unsaved: T | null = null;
  let cancel = (): void => undefined;
  const settle = (): void => {
    cancel();
    unsaved = null;
  };
  const flush = (): void => {
    const draft = unsaved;
    settle();
    if (draft !== null) save(draft);
  };
  return {
    changed(draft) {
      cancel();
      unsaved = draft;
      cancel = after(SAVE_AFTER_MS, flush);
    },
    flush,
    settle,
  };
};
