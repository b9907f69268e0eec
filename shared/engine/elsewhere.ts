/** How far a connection is with asking for what was sent from other devices (H14). */
export interface Elsewhere {
  /** `off`: not asked, or a relay that does not know of it. `refused`: for now; it is asked again after a rest. */
  readonly state: 'off' | 'asked' | 'refused' | 'following';
  /** What is asked for at this moment, by id, with the number that it was named with; null: nothing. */
  readonly asked: Readonly<Record<string, number>> | null;
  readonly restUntilMono: number;
}

/** A connection on which nothing was asked. */
export const NOT_ASKED: Elsewhere = { state: 'off', asked: null, restUntilMono: 0 };
