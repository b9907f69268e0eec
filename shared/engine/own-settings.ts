/** What the member set for all their devices: shown at once, told to the relay when there is one (F5, F8, H7). */
import type { SettingsView } from '../bridge/view.ts';
import { changedSettings } from '../domain/settings.ts';
import type { OwnSettings, SettingsChange } from '../protocol/fields.ts';
import { DEFAULT_HOLD_CEILING_MS } from '../protocol/limits.ts';
import { dropOps, enqueue, hasPending, isInFlight } from './outbox.ts';
import { type EngineState, opsInOrder } from './state.ts';

const MINUTE = 60_000;

/** How settings come, before anyone chose (F5). */
export const DEFAULT_SETTINGS: SettingsView = {
  holdCeilingMs: DEFAULT_HOLD_CEILING_MS,
  presetsMs: [25 * MINUTE, 50 * MINUTE, 90 * MINUTE],
  extensionsMs: [5 * MINUTE, 15 * MINUTE],
  rounds: {
    focusMs: 25 * MINUTE,
    breakMs: 5 * MINUTE,
    longBreakMs: 15 * MINUTE,
    longEvery: 4,
    of: 4,
  },
  plan: null,
};

/** The settings in force, with what comes without a choice. */
export const settingsView = ({ settings }: EngineState): SettingsView => ({
  holdCeilingMs: settings.holdCeilingMs ?? DEFAULT_SETTINGS.holdCeilingMs,
  presetsMs: settings.presetsMs ?? DEFAULT_SETTINGS.presetsMs,
  extensionsMs: settings.extensionsMs ?? DEFAULT_SETTINGS.extensionsMs,
  rounds: settings.rounds ?? DEFAULT_SETTINGS.rounds,
  plan: settings.plan ?? DEFAULT_SETTINGS.plan,
});

const isSettings = (request: { readonly type: string }): boolean => request.type === 'settings';

/** What is on its way to the relay, as one change: later ones win field by field. */
const pendingChange = (state: EngineState, onlyUnseen: boolean): SettingsChange =>
  opsInOrder(state).reduce<SettingsChange>((sum, op) => {
    if (op.request.type !== 'settings' || (onlyUnseen && isInFlight(state, op))) return sum;
    const { type: _, ...change } = op.request;
    return { ...sum, ...change };
  }, {});

/** Changes settings: what is left out stays, null goes back to how it comes. */
export const changeSettings = (state: EngineState, change: SettingsChange): EngineState => {
  const next = { ...state, settings: changedSettings(state.settings, change) };
  if (state.identity === null) return next;
  const whole = { ...pendingChange(state, true), ...change };
  const rest = dropOps(next, (op) => isSettings(op.request) && !isInFlight(state, op));
  return enqueue(rest, { type: 'settings', ...whole });
};

/** The relay told of the settings; a field of ours that is on its way there wins until it has arrived. */
export const adoptSettings = (state: EngineState, told: OwnSettings): EngineState => {
  const settings = hasPending(state, isSettings)
    ? changedSettings(told, pendingChange(state, false))
    : told;
  return { ...state, settings };
};

/**
 * Let in: the relay's settings count, but who comes to a team for the first time brings those that they had alone.
 * A relay of before keeps none.
 */
export const meetSettings = (state: EngineState, told: OwnSettings | undefined): EngineState => {
  if (told === undefined) return state;
  const isFirst = state.roster === 0 && Object.keys(told).length === 0;
  const isBrought = isFirst && Object.keys(state.settings).length > 0;
  return isBrought && !hasPending(state, isSettings)
    ? changeSettings(state, state.settings)
    : adoptSettings(state, told);
};
