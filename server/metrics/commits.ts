/** Watches commits: how long each takes with its sync, and whether the last one was kept. */
import type { Clock } from '../core/ports.ts';
import type { RelayStore } from '../core/store.ts';

/** Who is told of each commit. */
export interface CommitWatch {
  /** `tookMs` is on a clock that never jumps. */
  onCommit(isKept: boolean, tookMs: number): void;
}

/** The same store; each of its commits is told. */
export const watchCommits = (store: RelayStore, clock: Clock, watch: CommitWatch): RelayStore => {
  const commit: RelayStore['commit'] = async (writes) => {
    const startedAt = clock.monotonic();
    const told = (isKept: boolean): void => watch.onCommit(isKept, clock.monotonic() - startedAt);
    try {
      const outcome = await store.commit(writes);
      told(outcome.ok);
      return outcome;
    } catch (cause) {
      told(false);
      throw cause;
    }
  };
  // All else is the store's own, also what is put in its place later.
  return Object.create(store, { commit: { value: commit } }) as RelayStore;
};
