/** Rounds on this device: the break, its end, and the next round once its member is here (F5). */
import { type Break, breakAfter, breakDueAt, breakPhase, nextRound } from '../domain/rounds.ts';
import { t } from '../language/engine/words.ts';
import { type Effect, step, type Step } from './events.ts';
import { applyFocus } from './own-focus.ts';
import { type EngineState, relayNow } from './state.ts';

/** Timers come this late at most; later, the machine slept, and what is known of activity is from before. */
const ON_TIME_MS = 60_000;

/** The break after the last session while it, or the wait after it, lasts. */
export const ownBreak = (state: EngineState): Break | null => {
  const pause = breakAfter(state.focus);
  return pause !== null && breakPhase(pause, relayNow(state)) !== 'over' ? pause : null;
};

/** Begins the round after the break, now. Null where there is none. */
export const beginNextRound = (state: EngineState): EngineState | null => {
  const next = state.focus && ownBreak(state) ? nextRound(state.focus) : null;
  if (state.focus === null || next === null) return null;
  const { label, shareLabel, urgent, nextStep } = state.focus;
  const { focusId, lengthMs, rounds } = next;
  const endsAt = Math.round(relayNow(state)) + lengthMs;
  const event = { type: 'started', focusId, endsAt, label, shareLabel, urgent, rounds } as const;
  const started = applyFocus(state, event, nextStep);
  return started.done ? started.state : null;
};

/** Whether the member is at this device: where that cannot be known, a break that ends on time is followed. */
const isHere = (state: EngineState, pause: Break): boolean => {
  const isOnTime = relayNow(state) - pause.until <= ON_TIME_MS;
  switch (state.activity.activity) {
    case 'active':
      return isOnTime || (state.activityAt ?? 0) >= pause.until;
    case 'unknown':
      return isOnTime;
    case 'idle':
    case 'locked':
    case 'asleep':
      return false;
  }
};

const overNote = (state: EngineState, isRunning: boolean): Effect => {
  const rounds = state.focus?.rounds;
  const index = (rounds?.index ?? 0) + (isRunning ? 0 : 1);
  const round = t('focus.roundOf', { index, of: rounds?.of ?? 0 });
  const body = t(isRunning ? 'engine.roundBegun' : 'engine.roundWhenBack', { round });
  return {
    type: 'notify',
    notification: { tag: 'break', title: t('engine.breakOver'), body, place: 'focus' },
    ...(isRunning ? { begins: true } : {}),
  };
};

/** Ends a break whose time is over: once it is said, and the next round begins when its member is here. */
export const tickRounds = (state: EngineState): Step => {
  const pause = ownBreak(state);
  if (pause === null || state.focus === null || relayNow(state) < pause.until) return step(state);
  const wasTold = state.focus.breakTold === true;
  const begun = isHere(state, pause) ? beginNextRound(state) : null;
  if (begun !== null) return wasTold ? step(begun) : step(begun, overNote(begun, true));
  if (wasTold) return step(state);
  return step({ ...state, focus: { ...state.focus, breakTold: true } }, overNote(state, false));
};

/** Milliseconds until time changes something of the break; null without one. */
export const roundsDueMs = (state: EngineState): number | null => {
  const now = relayNow(state);
  const pause = breakAfter(state.focus);
  const dueAt = pause && breakDueAt(pause, now);
  return dueAt === null ? null : dueAt - now;
};
