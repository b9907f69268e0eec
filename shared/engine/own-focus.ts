/** One's own focus: it works without a relay and is told to it when there is one (F1–F4, F6). */
import { activeFocus, focusEndsBy, type FocusEvent, reduceFocus } from '../domain/focus.ts';
import type { FocusRecord } from '../protocol/fields.ts';
import { FOCUS_LENGTH } from '../protocol/limits.ts';
import type { ErrorCode } from '../protocol/replies.ts';
import { andThen, step, type Effect, type Step } from './events.ts';
import { dropOps, enqueue, hasPending, isInFlight } from './outbox.ts';
import { type EngineState, type OpRequest, type OwnFocus, relayNow } from './state.ts';

/** How long the end of a focus waits for its batch before it is told without one. */
const BATCH_WAIT_MS = 5000;
/** Two clocks that agree to this much are taken to agree. */
const SAME_MS = 1000;

const isFocusOp = (request: OpRequest): boolean => request.type.startsWith('focus.');

/** Whether own focus changes wait to be told to the relay. */
const focusPending = (state: EngineState): boolean => hasPending(state, isFocusOp);

const withNextStep = (session: FocusRecord | null, before: OwnFocus | null): OwnFocus | null =>
  session !== null && before?.focusId === session.focusId && before.nextStep !== undefined
    ? { ...session, nextStep: before.nextStep }
    : session;

const told = (state: EngineState, event: FocusEvent): EngineState => {
  if (state.identity === null) return state;
  switch (event.type) {
    case 'started': {
      const { focusId, endsAt, label, shareLabel, urgent } = event;
      return enqueue(state, { type: 'focus.start', focusId, endsAt, label, shareLabel, urgent });
    }
    case 'changed': {
      const earlier = dropOps(
        state,
        (op) => op.request.type === 'focus.change' && !isInFlight(state, op),
      );
      return enqueue(earlier, {
        type: 'focus.change',
        focusId: event.focusId,
        endsAt: event.endsAt,
      });
    }
    case 'paused':
      return enqueue(state, { type: 'focus.pause', focusId: event.focusId });
    case 'resumed':
      return enqueue(state, { type: 'focus.resume', focusId: event.focusId });
    case 'ended':
      return enqueue(state, { type: 'focus.end', focusId: event.focusId, outcome: event.outcome });
    case 'ticked':
    case 'clockShifted':
      return state;
  }
};

const doneNote = (body: string): Effect => ({
  type: 'notify',
  notification: { tag: 'focus', title: 'Focus done', body, place: 'focus' },
});

/** What can honestly be said of what waits, where no batch is on its way (C3). */
const endBody = (state: EngineState): string => {
  if (state.identity === null)
    return state.focus?.nextStep ? `You were: ${state.focus.nextStep}` : 'Time for a break.';
  if (state.connection.state === 'online') return 'Nothing was waiting for you.';
  return 'What was sent to you meanwhile comes as soon as the relay can be reached.';
};

/** What follows when a session has ended by itself: one notification, with the batch if one is due (C3). */
const announceEnd = (state: EngineState): Step => {
  const batchComes = state.held.count > 0 && state.connection.state === 'online';
  if (batchComes) return step({ ...state, batchDueMono: state.reading.monotonic + BATCH_WAIT_MS });
  return step(state, doneNote(endBody(state)));
};

/** Applies what the member did to the session, and tells the relay. `false` in `done` when it was refused. */
export const applyFocus = (
  state: EngineState,
  event: FocusEvent,
  nextStep?: string,
): { readonly done: boolean; readonly state: EngineState } => {
  const result = reduceFocus(state.focus, event, relayNow(state));
  if (!result.ok) return { done: false, state };
  const session = withNextStep(result.value, state.focus);
  const focus = session !== null && nextStep ? { ...session, nextStep } : session;
  return { done: true, state: told({ ...state, focus }, event) };
};

/** Ends what time has ended, and says so once. */
export const tickFocus = (state: EngineState): Step => {
  const due = state.batchDueMono;
  const late = due !== null && state.reading.monotonic >= due;
  const waited: Step = late
    ? step(
        { ...state, batchDueMono: null },
        doneNote('Messages that waited come as soon as the relay sends them.'),
      )
    : step(state);
  return andThen(waited, (now) => {
    if (activeFocus(now.focus) === null) return step(now);
    const result = reduceFocus(now.focus, { type: 'ticked' }, relayNow(now));
    if (!result.ok || result.value === now.focus) return step(now);
    return announceEnd({ ...now, focus: withNextStep(result.value, now.focus) });
  });
};

/** Milliseconds until the session ends by itself; null without one. */
export const focusDueMs = (state: EngineState): number | null => {
  const session = activeFocus(state.focus);
  return session === null ? null : Math.max(0, focusEndsBy(session) - relayNow(state));
};

/** The relay told of a session. What is on its way there wins until it has arrived. */
const adoptFocus = (state: EngineState, session: FocusRecord | null): EngineState => {
  const relayOwn = { ...(state.relayOwn ?? { manual: null, status: null }), focus: session };
  const next = { ...state, relayOwn };
  if (focusPending(state)) return next;
  // The end that this device has seen already is not undone by news that are older.
  if (session === null && state.focus?.state === 'ended') return next;
  return { ...next, focus: withNextStep(session, state.focus) };
};

/**
 * The log told of a session. The relay's clock and ours race at every deadline: whichever is first, the end is
 * announced once.
 */
export const takeFocusEntry = (state: EngineState, session: FocusRecord): Step => {
  const wasRunning = activeFocus(state.focus)?.focusId === session.focusId;
  const next = adoptFocus(state, session);
  const hasExpired = next.focus?.state === 'ended' && next.focus.outcome === 'expired';
  return wasRunning && hasExpired ? announceEnd(next) : step(next);
};

/** The ops that lead the relay's session to ours. */
const opsToward = (
  ours: OwnFocus,
  theirs: FocusRecord | null,
  now: number,
): readonly OpRequest[] => {
  const { focusId } = ours;
  if (ours.state === 'ended')
    return theirs?.focusId === focusId && theirs.state !== 'ended'
      ? [
          {
            type: 'focus.end',
            focusId,
            outcome: ours.outcome === 'completed' ? 'completed' : 'stopped',
          },
        ]
      : [];
  const { endsAt, label, shareLabel, urgent } = ours;
  const pause: OpRequest[] = ours.state === 'paused' ? [{ type: 'focus.pause', focusId }] : [];
  // What is left is shorter than the relay takes for a session: it ends here, untold.
  if (theirs?.focusId !== focusId && endsAt - now < FOCUS_LENGTH.minMs) return [];
  if (theirs?.focusId !== focusId)
    return [{ type: 'focus.start', focusId, endsAt, label, shareLabel, urgent }, ...pause];
  if (theirs.state === 'ended') return [];
  const resume: OpRequest[] =
    theirs.state === 'paused' && ours.state === 'running'
      ? [{ type: 'focus.resume', focusId }]
      : [];
  const change: OpRequest[] =
    Math.abs(theirs.endsAt - endsAt) > SAME_MS ? [{ type: 'focus.change', focusId, endsAt }] : [];
  return [...resume, ...change, ...(theirs.state === 'running' ? pause : [])];
};

/**
 * Back with the relay: both ends agree on one session (F4, F6). `shiftMs` is by how much relay time was
 * corrected: a session that the relay does not know yet was kept on the uncorrected time.
 */
export const reconcileFocus = (
  state: EngineState,
  theirs: FocusRecord | null,
  shiftMs: number,
): EngineState => {
  const hadPending = focusPending(state);
  const ours = state.focus;
  const cleared = dropOps(state, (op) => isFocusOp(op.request));
  const foreign = activeFocus(theirs) !== null && theirs?.focusId !== ours?.focusId;
  const isOurs = activeFocus(ours) !== null || hadPending;
  // A session that runs on another device goes on: there is one session for one member (F3, F4).
  if (ours === null || !isOurs || (foreign && ours.state === 'ended'))
    return adoptFocus(cleared, theirs);
  if (foreign)
    return notice(
      adoptFocus(cleared, theirs),
      'A focus was already running on another device. It goes on here.',
    );
  if (!hadPending && theirs?.focusId === ours.focusId) return adoptFocus(cleared, theirs);
  const shifted = reduceFocus(ours, { type: 'clockShifted', byMs: shiftMs }, relayNow(state));
  const kept = shifted.ok ? withNextStep(shifted.value, ours) : ours;
  const next: EngineState = {
    ...cleared,
    focus: kept,
    relayOwn: { ...(state.relayOwn ?? { manual: null, status: null }), focus: theirs },
  };
  return opsToward(kept ?? ours, theirs, relayNow(state)).reduce(enqueue, next);
};

const notice = (state: EngineState, text: string): EngineState => ({
  ...state,
  notices: [...state.notices.filter((n) => n.noticeId !== 'focus'), { noticeId: 'focus', text }],
});

/** A focus op was refused: with none left on the way, the relay's word counts. */
export const settleFocus = (state: EngineState, code: ErrorCode): EngineState => {
  // A session that the relay finds too short or too long is the member's all the same (F6).
  if (code === 'invalid' || focusPending(state) || state.relayOwn === null) return state;
  return adoptFocus(state, state.relayOwn.focus);
};
