/** The one small thing between window and engine host: the window cannot tell which host is behind it. */
import type { CommandReply, Command } from './commands.ts';
import type { ViewPatch } from './patch.ts';
import type { ShellBridge } from './shell.ts';
import type { View } from './view.ts';

/** News for a window: the first one is `full`, the others what changed since. */
export type ViewUpdate =
  | { readonly type: 'full'; readonly view: View }
  | { readonly type: 'patch'; readonly patch: ViewPatch };

/** Read state, subscribe, send a command. */
export interface Bridge {
  /** Calls back with the whole view soon, then with every change, in order. Returns how to stop. */
  subscribe(listener: (update: ViewUpdate) => void): () => void;
  /** Sends a command. Never rejects: a failure is a reply. */
  send(command: Command): Promise<CommandReply>;
}

/** Names of the IPC channels between preload and main, and of the object in the window. */
export const CHANNEL = {
  /** Window to main, answered: a command. */
  command: 'fermata:command',
  /** Window to main: from now on updates come, the whole view first, all on one channel and so in order. */
  subscribe: 'fermata:subscribe',
  /** Main to window: a `ViewUpdate`. */
  update: 'fermata:update',
  /** Main to window: a `Place` that the window should go to. */
  goTo: 'fermata:go-to',
  /** Window to main, answered: a command to the shell. */
  shellCommand: 'fermata:shell-command',
  /** Window to main: from now on views of the shell come. */
  shellSubscribe: 'fermata:shell-subscribe',
  /** Main to window: a `ShellView`. */
  shellView: 'fermata:shell-view',
} as const;
/** The name under which the preload script exposes the bridge in the window. */
export const BRIDGE_KEY = 'fermata';
/** A view that the tray or a notification may ask the window to go to. */
export type Place = 'team' | 'review' | 'focus' | 'settings';
/** What the preload script exposes: the bridge, requests of the shell to show a place, and the shell. */
export interface DesktopBridge extends Bridge {
  /** Calls back when the tray or a notification wants a place shown. Returns how to stop. */
  onGoTo(listener: (place: Place) => void): () => void;
  /** The shell around the window. */
  readonly shell: ShellBridge;
}
