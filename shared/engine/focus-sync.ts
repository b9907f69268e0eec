/** One's own focus and the relay's: both ends come to agree on one session (F3, F4, F6). */
import { activeFocus, latestFocus, reduceFocus } from '../domain/focus.ts';
import { t } from '../language/engine/words.ts';
import type { FocusRecord } from '../protocol/fields.ts';
import type { ReplyOf } from '../protocol/replies.ts';
import { step, type Step } from './events.ts';
import {
  cutShort,
  dropFocusOps,
  focusPending,
  pendingStart,
  replay,
  retell,
  shiftFocusOps,
} from './focus-ops.ts';
import { becomeFocus } from './own-focus.ts';
import { type EngineState, type OpRequest, type OwnFocus, relayNow } from './state.ts';

const noteTheirs = (state: EngineState, focus: FocusRecord | null): EngineState => ({
  ...state,
  relayOwn: { ...(state.relayOwn ?? { manual: null, status: null }), focus },
});

/** The log told of a session (F4). What is on its way to the relay wins until it has arrived. */
export const takeFocusEntry = (state: EngineState, session: FocusRecord, seq: number): Step => {
  // Up to the welcome it is history: what the welcome said is newer (P6).
  if (state.connection.state === 'online' && seq <= state.connection.head) return step(state);
  const theirs = latestFocus(state.relayOwn?.focus ?? null, session);
  const next = noteTheirs(state, theirs);
  return focusPending(state) ? step(next) : becomeFocus(next, latestFocus(state.focus, theirs));
};

/** A change was answered: with none left on the way, the relay's word counts. */
export const settleFocus = (
  state: EngineState,
  request: OpRequest,
  reply: ReplyOf<'ok'> | ReplyOf<'error'>,
): Step => {
  const theirs = state.relayOwn?.focus ?? null;
  if (!request.type.startsWith('focus.') || focusPending(state) || state.relayOwn === null)
    return step(state);
  const isRefused = reply.type === 'error' && request.type !== 'focus.report';
  // A session that the relay finds too short or too long is the member's all the same (F6).
  if (isRefused && reply.code === 'invalid' && request.type === 'focus.start') return step(state);
  const isOver = activeFocus(state.focus) === null;
  return becomeFocus(state, isRefused && !isOver ? theirs : latestFocus(state.focus, theirs));
};

const noticed = (state: EngineState): EngineState => ({
  ...state,
  notices: [
    ...state.notices.filter(({ noticeId }) => noticeId !== 'focus'),
    { noticeId: 'focus', text: t('engine.runsElsewhere') },
  ],
});

/** What was done here meanwhile cannot stand: the relay's session goes on, and ours was focus until it began. */
const overrule = (state: EngineState, ours: OwnFocus, theirs: FocusRecord | null): Step => {
  const cleared = dropFocusOps(state);
  const isUntold = pendingStart(state, ours.focusId) !== undefined;
  const other = activeFocus(theirs);
  if (other === null || other.focusId === ours.focusId) {
    if (!isUntold) return becomeFocus(cleared, theirs);
    return becomeFocus(retell(cleared, ours), ours);
  }
  const isNews = isUntold || ours.state === 'ended';
  const told = isNews ? retell(cleared, cutShort(ours, other, relayNow(state))) : cleared;
  return becomeFocus(activeFocus(ours) === null ? told : noticed(told), theirs);
};

/** Whether the relay cannot know of ours: it was restored from a backup, or ours began before there was a team. */
const isForgotten = (ours: OwnFocus, theirs: FocusRecord | null): boolean =>
  activeFocus(ours) !== null &&
  theirs?.focusId !== ours.focusId &&
  (theirs === null || (theirs.state === 'ended' && theirs.endsAt < ours.startedAt));

/**
 * Back with the relay: what was done meanwhile is told in its order and with its times (F4, F6). `shiftMs` is by how
 * much relay time was corrected: what the relay does not know yet was kept on the uncorrected time.
 */
export const reconcileFocus = (
  state: EngineState,
  theirs: FocusRecord | null,
  shiftMs: number,
): Step => {
  const next = noteTheirs(shiftFocusOps(state, shiftMs), theirs);
  if (state.focus === null) return becomeFocus(dropFocusOps(next), theirs);
  const byMs = Math.round(shiftMs);
  const shifted = reduceFocus(state.focus, { type: 'clockShifted', byMs }, 0);
  const ours: OwnFocus = shifted.ok && shifted.value !== null ? shifted.value : state.focus;
  if (focusPending(next)) {
    const led = replay(next, theirs, relayNow(next));
    const isOurs = led?.focusId === ours.focusId;
    return isOurs ? becomeFocus(next, led) : overrule(next, ours, theirs);
  }
  if (isForgotten(ours, theirs)) return becomeFocus(retell(next, ours), ours);
  const isOver = activeFocus(ours) === null;
  return becomeFocus(next, isOver ? latestFocus(ours, theirs) : theirs);
};
