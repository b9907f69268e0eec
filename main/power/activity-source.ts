/** Turns what the system tells about its user into activity (P3, P4). A signal, never a time. */
import type { ActivityReading, ActivitySource, Clock } from '../../shared/engine/ports.ts';
import { DEFAULT_IDLE_AFTER_MS } from '../../shared/protocol/limits.ts';

/** What the system says of its own accord. */
export type PowerEvent = 'locked' | 'unlocked' | 'suspended' | 'resumed';
/** What can be asked of the system, and heard from it. */
export interface PowerSignals {
  /** How the user stands; idle after so many seconds without input. May throw. */
  idleState(idleAfterSeconds: number): 'active' | 'idle' | 'locked' | 'unknown';
  /** Calls back with each event. Returns how to stop. */
  listen(listener: (event: PowerEvent) => void): () => void;
}

const POLL_MS = 15_000;
/** A machine that runs so long after it said that it would sleep is awake: `resume` can be missing. */
const ASLEEP_AT_MOST_MS = 60_000;

const UNKNOWN: ActivityReading = {
  activity: 'unknown',
  problem:
    'This system does not tell Fermata when you last used the keyboard or mouse, so it cannot see that you stepped away. Choose Away by hand when it matters.',
};

const ask = (power: PowerSignals, idleAfterMs: number): ActivityReading => {
  try {
    const activity = power.idleState(idleAfterMs / 1000);
    return activity === 'unknown' ? UNKNOWN : { activity };
  } catch {
    return UNKNOWN; // A system that cannot answer is told to the user like one that does not know.
  }
};

const isSame = (a: ActivityReading | null, b: ActivityReading): boolean =>
  a !== null && a.activity === b.activity && a.problem === b.problem;

const watch = (
  power: PowerSignals,
  clock: Clock,
  idleAfterMs: () => number,
  listener: (reading: ActivityReading) => void,
): (() => void) => {
  let isLocked = false;
  let suspendedAt: number | null = null;
  let last: ActivityReading | null = null;
  const look = (): void => {
    if (suspendedAt !== null && clock.monotonic() - suspendedAt > ASLEEP_AT_MOST_MS)
      suspendedAt = null;
    const reading: ActivityReading =
      suspendedAt !== null
        ? { activity: 'asleep' }
        : isLocked
          ? { activity: 'locked' }
          : ask(power, idleAfterMs());
    if (isSame(last, reading)) return;
    last = reading;
    listener(reading);
  };
  const hear = (event: PowerEvent): void => {
    if (event === 'locked' || event === 'unlocked') isLocked = event === 'locked';
    else suspendedAt = event === 'suspended' ? clock.monotonic() : null;
    look();
  };
  const stopListening = power.listen(hear);
  let cancel = clock.setTimer(0, function poll() {
    look();
    cancel = clock.setTimer(POLL_MS, poll);
  });
  return () => {
    stopListening();
    cancel();
  };
};

/** Activity by asking the system every 15 s, and at once when it says something itself. */
export const createActivitySource = (power: PowerSignals, clock: Clock): ActivitySource => {
  let idleAfterMs = DEFAULT_IDLE_AFTER_MS;
  return {
    watch: (listener) => watch(power, clock, () => idleAfterMs, listener),
    setIdleAfter: (ms) => void (idleAfterMs = ms),
  };
};
