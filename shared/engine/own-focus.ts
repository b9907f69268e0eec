/** One's own focus on this device: what the member does, what time ends, and that it is said once (F1, F5–F7, C3). */
import {
  activeFocus,
  endedByItself,
  focusEndsBy,
  type FocusEvent,
  reduceFocus,
} from '../domain/focus.ts';
import { t } from '../language/engine/words.ts';
import { PING_AFTER_MS } from '../protocol/limits.ts';
import { areRoundsDone, breakAfter, breakPhase } from '../domain/rounds.ts';
import type { FocusRecord } from '../protocol/fields.ts';
import { duration } from '../wording/times.ts';
import { andThen, type Effect, step, type Step } from './events.ts';
import { collapse, tell } from './focus-ops.ts';
import { fiveMore } from './notes.ts';
import { type EngineState, type OwnFocus, relayNow } from './state.ts';

/** How long the end of a focus waits for its batch before it is told without one. */
const BATCH_WAIT_MS = 5000;
/** An end that is longer past than this, of a machine that slept, is no news: only what it released is. */
const STALE_END_MS = 10 * 60_000;

/** A session with what only this device knows of it. */
const asOwn = (session: FocusRecord | null, before: OwnFocus | null): OwnFocus | null => {
  if (session === null || before?.focusId !== session.focusId) return session;
  const { nextStep, breakTold } = before;
  return {
    ...session,
    ...(nextStep === undefined ? {} : { nextStep }),
    ...(breakTold === undefined ? {} : { breakTold }),
  };
};

/** After the last of several rounds there is no break to go on from: a longer one is due, while it is fresh. */
const roundsDone = ({ focus }: EngineState, now: number): string | null => {
  if (focus?.rounds === undefined || !areRoundsDone(focus)) return null;
  const { of, longBreakMs } = focus.rounds;
  const isFresh = now < focus.endsAt + longBreakMs;
  return t(isFresh ? 'focus.roundsDone' : 'engine.roundsDone', { count: of });
};

/** The end of a round is the begin of its break: one notification for both (C3, F5). */
export const endTitle = (state: EngineState): string => {
  const done = roundsDone(state, relayNow(state));
  if (done !== null) return done;
  const pause = breakAfter(state.focus);
  if (pause === null || breakPhase(pause, relayNow(state)) !== 'on') return t('engine.focusDone');
  const length = duration(pause.until - pause.from);
  return t(pause.isLong ? 'engine.longBreakFor' : 'engine.breakFor', { length });
};

const doneNote = (state: EngineState, body: string): Effect => ({
  type: 'notify',
  notification: {
    tag: 'focus',
    title: endTitle(state),
    body,
    place: 'focus',
    actions: [fiveMore()],
  },
});

/** Whether the end of the session is still news (D4). */
const isEndFresh = (state: EngineState): boolean =>
  state.focus !== null && relayNow(state) - state.focus.endsAt <= STALE_END_MS;

/** What can honestly be said of what waits, where no batch is on its way (C3). */
const endBody = (state: EngineState): string => {
  if (state.identity === null) {
    if (state.focus?.nextStep) return t('focus.youWere', { nextStep: state.focus.nextStep });
    return roundsDone(state, relayNow(state)) === null
      ? t('engine.timeForBreak')
      : t('engine.takeYourTime');
  }
  if (state.connection.state === 'online') return t('engine.nothingWaited');
  return t('engine.comesWithRelay');
};

/** A relay that was silent for so long may be gone, and with it what it had to say: a client pings more often (T4). */
const SILENT_MS = PING_AFTER_MS + 5000;

/**
 * Whether a batch may be on its way: one is known to wait, the log is not read to its end, or the machine slept, after
 * which a dead connection still looks alive and what it last told is old.
 */
const mayBatchCome = (state: EngineState): boolean => {
  const { connection, held, cursor } = state;
  switch (connection.state) {
    case 'solo':
    case 'signedOut':
      return false;
    case 'connecting':
    case 'waiting':
      return connection.attempt <= 1;
    case 'online': {
      const isSilent = relayNow(state) - connection.heardAt > SILENT_MS;
      return held.count > 0 || cursor < connection.head || isSilent;
    }
  }
};

/** What is said when the batch did not come in time. */
const lateBody = (state: EngineState): string =>
  state.connection.state === 'online' && state.held.count > 0
    ? t('engine.comesFromRelay')
    : endBody(state);

/** What follows when a session has ended by itself: one notification, with the batch if one is due (C3). */
const announceEnd = (state: EngineState): Step => {
  if (!isEndFresh(state)) return step(state);
  if (mayBatchCome(state))
    return step({ ...state, batchDueMono: state.reading.monotonic + BATCH_WAIT_MS });
  return step(state, doneNote(state, endBody(state)));
};

const timePassed = (session: FocusRecord | null, now: number): FocusRecord | null => {
  const ticked = reduceFocus(session, { type: 'ticked' }, now);
  return ticked.ok ? ticked.value : session;
};

/**
 * Makes a session this device's. The relay's clock and ours race at every deadline: whichever is first, an end that
 * came by itself is announced once, by the device that still showed the session running.
 */
export const becomeFocus = (state: EngineState, session: FocusRecord | null): Step => {
  const focus = asOwn(timePassed(session, relayNow(state)), state.focus);
  const wasRunning = focus !== null && activeFocus(state.focus)?.focusId === focus.focusId;
  const next = { ...state, focus };
  return wasRunning && endedByItself(focus) ? announceEnd(next) : step(next);
};

/** Applies what the member did to the session, and tells the relay. `false` in `done` when it was refused. */
export const applyFocus = (
  state: EngineState,
  event: FocusEvent,
  nextStep?: string,
): { readonly done: boolean; readonly state: EngineState } => {
  const now = Math.round(relayNow(state));
  const result = reduceFocus(state.focus, event, now);
  if (!result.ok) return { done: false, state };
  const session = asOwn(result.value, state.focus);
  const focus = session !== null && nextStep ? { ...session, nextStep } : session;
  return { done: true, state: tell({ ...state, focus }, event, now) };
};

/** Tells of the end without its batch, when that did not come in time; not to whom is at the next session already. */
const tickBatch = (state: EngineState): Step => {
  const due = state.batchDueMono;
  const isFocusing = activeFocus(state.focus) !== null;
  if (due === null || (!isFocusing && state.reading.monotonic < due)) return step(state);
  const over = { ...state, batchDueMono: null };
  return isFocusing || !isEndFresh(state) ? step(over) : step(over, doneNote(over, lateBody(over)));
};

/** Ends what time has ended, and says so once. */
export const tickFocus = (state: EngineState): Step => {
  return andThen(tickBatch(state), (now) => {
    const session = activeFocus(now.focus);
    if (session === null || relayNow(now) < focusEndsBy(session)) return step(now);
    const ended = becomeFocus(now, session);
    return { ...ended, state: collapse(ended.state, ended.state.focus) };
  });
};

/** Milliseconds until the session ends by itself; null without one. */
export const focusDueMs = (state: EngineState): number | null => {
  const session = activeFocus(state.focus);
  return session === null ? null : Math.max(0, focusEndsBy(session) - relayNow(state));
};
