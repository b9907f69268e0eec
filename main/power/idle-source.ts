/** Where the time since the last input comes from (P10). */

/** The kinds of sources that there are. */
export type SourceKind = 'mutter' | 'screenSaver' | 'logind' | 'electron';

/** One that was found to be there. */
export interface IdleSource {
  /** Milliseconds since the last input; null when it cannot tell. May reject, and may never settle. */
  idleMs(): Promise<number | null>;
  close(): void;
}

/** One that may be there. */
export interface IdleCandidate {
  readonly kind: SourceKind;
  /** In words for people and for a diagnosis. */
  readonly name: string;
  /** Probes for it. Null where it is not. */
  open(): Promise<IdleSource | null>;
}
