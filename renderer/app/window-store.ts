/** The window's one store: the view as the engine tells it, and what was handled last, for undo. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge } from '../../shared/bridge/bridge.ts';
import { applyPatch, foldPatches, type ViewPatch } from '../../shared/bridge/patch.ts';
import type { Command } from '../../shared/bridge/commands.ts';
import type { View } from '../../shared/bridge/view.ts';
import type { WindowTime } from './window-time.ts';

/** Something done in the review with a message: the command that takes it back, or the reply that was sent. */
export type Handled =
  | { readonly messageId: string; readonly back: Command }
  | { readonly messageId: string; readonly replyId: string };

/** What the window knows. Only `view` counts; the rest may be lost at any moment (C4). */
export interface WindowState {
  /** Null until the engine has spoken. */
  readonly view: View | null;
  /** What was done in the review of this window, latest last: what undo takes back. */
  readonly handled: readonly Handled[];
  /** The list of keys: not asked for yet, open, or closed again. */
  readonly keysHelp: 'never' | 'open' | 'closed';
  /** The opened link that was used, or in whose place something was typed. */
  readonly replacedLink: string | null;
}

/** A store fed by a bridge, and how to stop feeding it. */
export interface WindowStore {
  readonly store: StoreApi<WindowState>;
  /** As the bridge's, but what a command changed is in the store before its answer comes, as the bridge told it. */
  readonly send: Bridge['send'];
  readonly disconnect: () => void;
}

/**
 * Subscribes a new store to a bridge. A whole view counts at once; patches are put together and change the store once
 * for each picture (W20). A patch before the first whole view has nothing to change.
 */
export const connectStore = (bridge: Bridge, onFrame: WindowTime['onFrame']): WindowStore => {
  const store = createStore<WindowState>(() => ({
    view: null,
    handled: [],
    keysHelp: 'never',
    replacedLink: null,
  }));
  let waiting: ViewPatch | null = null;
  let callOff = (): void => undefined;
  const apply = (): void => {
    const { view } = store.getState();
    if (view !== null && waiting !== null) store.setState({ view: applyPatch(view, waiting) });
    waiting = null;
  };
  const replace = (view: View): void => {
    callOff();
    waiting = null;
    store.setState({ view });
  };
  const send: Bridge['send'] = async (command) => {
    const reply = await bridge.send(command);
    callOff();
    apply();
    return reply;
  };
  const take = (patch: ViewPatch): void => {
    if (waiting === null) callOff = onFrame(apply);
    waiting = waiting === null ? patch : foldPatches(waiting, patch);
  };
  const unsubscribe = bridge.subscribe((update) => {
    if (update.type === 'full') replace(update.view);
    else take(update.patch);
  });
  const disconnect = (): void => {
    unsubscribe();
    callOff();
  };
  return { store, send, disconnect };
};
