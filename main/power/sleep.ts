/** Whether the machine sleeps, and since when: from what it says and from gaps in time. Pure. */

/** How often the source of activity looks, ms. */
export const POLL_MS = 15_000;
/** A look that comes so much too late: the machine slept, though nobody said so (electron#42050). */
const GAP_MS = 30_000;
/** A machine that runs so long after it said that it would sleep is awake: `resume` can be missing. */
const ASLEEP_AT_MOST_MS = 60_000;

/** All times on one clock that counts sleep. */
export interface SleepState {
  readonly lookedAt: number;
  /** When it said that it would sleep; null while it is awake. */
  readonly suspendedAt: number | null;
  /** Its last sleep. */
  readonly slept: { readonly from: number; readonly until: number } | null;
}

/** Awake, as far as is known. */
export const awake = (now: number): SleepState => ({
  lookedAt: now,
  suspendedAt: null,
  slept: null,
});

/** It said that it goes to sleep. */
export const suspended = (state: SleepState, now: number): SleepState => ({
  ...state,
  suspendedAt: state.suspendedAt ?? now,
});

const hasGap = ({ lookedAt }: SleepState, now: number): boolean =>
  now - lookedAt > POLL_MS + GAP_MS;

/** It said that it woke. One that had neither slept nor said that it would has only said so (electron#44971). */
export const resumed = (state: SleepState, now: number): SleepState => {
  const from = state.suspendedAt ?? (hasGap(state, now) ? state.lookedAt : null);
  const slept = from === null ? state.slept : { from, until: now };
  return { lookedAt: now, suspendedAt: null, slept };
};

/** Somebody looks at the time. `hasWoken`: it slept, and this is the first that is heard of its end. */
export const looked = (
  state: SleepState,
  now: number,
): { readonly state: SleepState; readonly hasWoken: boolean } => {
  const isOverdue = state.suspendedAt !== null && now - state.suspendedAt > ASLEEP_AT_MOST_MS;
  if (hasGap(state, now) || isOverdue) return { state: resumed(state, now), hasWoken: true };
  return { state: { ...state, lookedAt: now }, hasWoken: false };
};

/**
 * How long it is since the last input in truth. Some sources stand still while the machine sleeps: without
 * input since it woke, the time asleep counts too (P4: waking up is not activity).
 */
export const trueIdleMs = ({ slept }: SleepState, idleMs: number, now: number): number =>
  slept === null || idleMs < now - slept.until ? idleMs : Math.max(idleMs, now - slept.from);
