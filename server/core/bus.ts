/**
 * What a relay tells other relays, and itself: frames for all who are connected to a team. It carries nothing but
 * what a team's members may see. Adapters pass one contract suite (test/contract/bus.contract.ts); ADR 0008.
 */

/** Takes frames of a team, serialised, in their order. */
export type Listener = (frames: readonly string[]) => void;

/** Tells news of teams. */
export interface Bus {
  /** Tells all who listen to a team, in the order of the calls. `make` is not called where nobody can listen. */
  publish(teamId: string, make: () => readonly string[]): void;
  /** Listens to a team from this moment on. Answers how to stop, after which nothing comes any more. */
  subscribe(teamId: string, listener: Listener): () => void;
  close(): Promise<void>;
}
