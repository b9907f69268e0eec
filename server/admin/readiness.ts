/** Whether the relay can do its work now, and a plain reason when it can't. */
import type { Clock } from '../core/ports.ts';
import type { RelayStore } from '../core/store.ts';

/** A commit that failed counts for so long, where no other one was tried since. */
const FAILED_LATELY_MS = 30_000;
/** An answer is good for so long: whoever asks more often costs the disk nothing. */
const FRESH_MS = 1000;

/** No secret has it: to see that the storage can be searched. */
const NO_SECRET = { kind: 'token', hash: '0'.repeat(64) } as const;

/** Follows what decides whether the relay is ready. */
export interface Readiness {
  /** Notes what became of a commit. Answers since when commits had failed when this is the first that is kept. */
  noteCommit(isKept: boolean): 'first failed' | { readonly failedForMs: number } | null;
  /** Says how far the relay is: it is `starting` at first. */
  enter(phase: 'running' | 'stopping'): void;
  /** Reads and writes for a test. Null: ready; else why not. */
  whyNot(): Promise<string | null>;
}

const READ_FAILED =
  'The storage could not be read. Look into the log, and at the disk of the data folder.';
const WRITE_FAILED = {
  storage_full: 'The disk is full: nothing can be accepted. Make room for the data folder.',
  storage_failed:
    'The disk does not keep what is written. Look into the log, and at the disk of the data folder.',
} as const;
const COMMIT_FAILED =
  'The last commit failed, so nothing of it was accepted. It is tried again with the next request.';

/** Follows a relay over this store. */
export const newReadiness = (
  store: Pick<RelayStore, 'locate' | 'probe'>,
  clock: Clock,
): Readiness => {
  let phase: 'starting' | 'running' | 'stopping' = 'starting';
  let failing: { readonly since: number; readonly last: number } | null = null;
  let latest: { readonly at: number; readonly reason: Promise<string | null> } | null = null;

  const tryStore = async (): Promise<string | null> => {
    try {
      await store.locate([NO_SECRET]);
    } catch {
      return READ_FAILED; // What exactly is in the log of whoever needed the read.
    }
    const written = await store.probe();
    return written.ok ? null : WRITE_FAILED[written.error];
  };

  return {
    noteCommit: (isKept) => {
      const now = clock.monotonic();
      const before = failing;
      if (isKept) {
        failing = null;
        return before === null ? null : { failedForMs: now - before.since };
      }
      failing = { since: before?.since ?? now, last: now };
      return before === null ? 'first failed' : null;
    },
    enter: (next) => {
      phase = next;
    },
    whyNot: async () => {
      if (phase !== 'running') return `The relay is ${phase}.`;
      const now = clock.monotonic();
      if (failing !== null && now - failing.last < FAILED_LATELY_MS) return COMMIT_FAILED;
      if (latest === null || now - latest.at >= FRESH_MS) latest = { at: now, reason: tryStore() };
      return latest.reason;
    },
  };
};
