/** What a system says of its own accord: the screen is locked, the machine goes to sleep. */

/** What may be said. */
export type PowerEvent = 'locked' | 'unlocked' | 'suspended' | 'resumed';

/** One who says it. Several may be there at once, each with its own word on the lock. */
export interface PowerSignals {
  /** Calls back with each event. Returns how to stop. */
  listen(listener: (event: PowerEvent) => void): () => void;
  /** Whether the screen is locked; null when it does not know, and what it said before stands. Never rejects. */
  isLocked(): Promise<boolean | null>;
}
