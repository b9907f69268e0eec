/** Keeps what is being typed: a moment after the last key, and at once when the field is left (C4). */

const SAVE_AFTER_MS = 400;

/** What the keeper needs: a way to save, and a delay that can be called off. */
export interface DraftPorts {
  readonly save: (body: string) => void;
  readonly after: (ms: number, run: () => void) => () => void;
}

/** Saves a draft as it is typed. */
export interface DraftKeeper {
  readonly changed: (body: string) => void;
  /** Saves what is not saved yet. */
  readonly flush: () => void;
  /** Nothing is left to save: the text went into the outbox. */
  readonly settle: () => void;
}

/** A keeper for one draft. */
export const createDraftKeeper = ({ save, after }: DraftPorts): DraftKeeper => {
  let unsaved: string | null = null;
  let cancel = (): void => undefined;
  const settle = (): void => {
    cancel();
    unsaved = null;
  };
  const flush = (): void => {
    const body = unsaved;
    settle();
    if (body !== null) save(body);
  };
  return {
    changed(body) {
      cancel();
      unsaved = body;
      cancel = after(SAVE_AFTER_MS, flush);
    },
    flush,
    settle,
  };
};
