/** The shell's side of its bridge: answers windows, and tells those that asked what changed. */
import { CHANNEL } from '../../shared/bridge/bridge.ts';
import { parseShellCommand } from '../../shared/bridge/parse-command.ts';
import type { Shell } from '../shell/shell.ts';
import { parseNothing, route, type Routes } from './requests.ts';

/** The host of the shell's bridge. */
export interface ShellHost {
  readonly routes: Routes<(typeof CHANNEL)['shellCommand' | 'shellSubscribe']>;
  /** The page of a window is gone or begins anew: it gets nothing until it asks again. */
  forget(peerId: number): void;
}

/** A host over the shell. */
export const createShellHost = (shell: Shell): ShellHost => {
  const subscriptions = new Map<number, () => void>();
  const forget = (peerId: number): void => {
    subscriptions.get(peerId)?.();
    subscriptions.delete(peerId);
  };
  return {
    routes: {
      [CHANNEL.shellCommand]: route(parseShellCommand, (command) => shell.send(command)),
      [CHANNEL.shellSubscribe]: route(parseNothing, (_, peer) => {
        forget(peer.id);
        subscriptions.set(
          peer.id,
          shell.subscribe(() => peer.sendShell(shell.get())),
        );
        peer.sendShell(shell.get());
        return Promise.resolve({ ok: true } as const);
      }),
    },
    forget,
  };
};
