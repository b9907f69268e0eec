/** The window's one store: the view as the engine tells it, and what was handled last, for undo. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge } from '../../shared/bridge/bridge.ts';
import { applyPatch } from '../../shared/bridge/patch.ts';
import type { View } from '../../shared/bridge/view.ts';

/** What the window knows. Only `view` counts; the rest may be lost at any moment (C4). */
export interface WindowState {
  /** Null until the engine has spoken. */
  readonly view: View | null;
  /** Messages triaged in this window, latest last: what undo takes back. */
  readonly handled: readonly string[];
}

/** A store fed by a bridge, and how to stop feeding it. */
export interface WindowStore {
  readonly store: StoreApi<WindowState>;
  readonly disconnect: () => void;
}

/** Subscribes a new store to a bridge. A patch before the first whole view has nothing to change. */
export const connectStore = (bridge: Bridge): WindowStore => {
  const store = createStore<WindowState>(() => ({ view: null, handled: [] }));
  const disconnect = bridge.subscribe((update) => {
    const { view } = store.getState();
    if (update.type === 'full') store.setState({ view: update.view });
    else if (view !== null) store.setState({ view: applyPatch(view, update.patch) });
  });
  return { store, disconnect };
};
