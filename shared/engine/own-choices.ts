/** One's own show and status line: shown at once, told to the relay when there is one, the same on all devices. */
import { manualNow } from '../domain/presence.ts';
import type { ManualChoice, StatusLine } from '../protocol/fields.ts';
import { enqueueLatest, hasPending } from './outbox.ts';
import { overrideDueMs } from './own-profile.ts';
import { type EngineState, relayNow } from './state.ts';

/** Chooses a show by hand; null returns to automatic. `until` in relay time. */
export const chooseManual = (state: EngineState, manual: ManualChoice | null): EngineState => {
  const next = { ...state, manual };
  if (state.identity === null) return next;
  return enqueueLatest(next, { type: 'manual', show: manual?.show ?? null, until: manual?.until });
};

/** Sets the status line; an empty text clears it. `until` in relay time. */
export const setStatus = (state: EngineState, line: StatusLine): EngineState => {
  const next = { ...state, status: line.text === '' ? null : line };
  if (state.identity === null) return next;
  return enqueueLatest(next, { type: 'status', ...line });
};

/** The relay told of a choice; one of ours that is on its way there wins until it has arrived. */
export const adoptManual = (state: EngineState, manual: ManualChoice | null): EngineState =>
  hasPending(state, (request) => request.type === 'manual') ? state : { ...state, manual };

/** The same for the status line. */
export const adoptStatus = (state: EngineState, status: StatusLine | null): EngineState =>
  hasPending(state, (request) => request.type === 'status') ? state : { ...state, status };

/** Drops choices whose time is over (P7). */
export const tickChoices = (state: EngineState): EngineState => {
  const now = relayNow(state);
  const manual = manualNow(state.manual, now);
  const status =
    state.status?.until !== undefined && now >= state.status.until ? null : state.status;
  return manual === state.manual && status === state.status ? state : { ...state, manual, status };
};

/** Milliseconds until a choice ends by itself; null when none does. */
export const choicesDueMs = (state: EngineState): number | null => {
  const ends = [state.manual?.until, state.status?.until].filter((until) => until !== undefined);
  const dues = ends.map((end) => Math.max(0, end - relayNow(state)));
  const override = overrideDueMs(state);
  if (override !== null) dues.push(override);
  return dues.length === 0 ? null : Math.min(...dues);
};
