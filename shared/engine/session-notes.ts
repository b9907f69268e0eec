/** What is noted of a session while it runs, and of the last end that the log told. */
export interface SessionNotes {
  readonly focusId: string | null;
  readonly plannedMs: number;
  readonly held: number;
  /** The end whose batch may come next in the log: of the same moment. */
  readonly lastEnd: { readonly focusId: string; readonly at: number } | null;
}

/** Nothing noted. */
export const NO_NOTES: SessionNotes = { focusId: null, plannedMs: 0, held: 0, lastEnd: null };
