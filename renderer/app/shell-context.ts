/** The desktop shell as the components use it; there is none in a browser. */
import { useCallback, useState } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  ShellBridge,
  ShellCommand,
  ShellReply,
  ShellView,
} from '../../shared/bridge/shell.ts';
import { t } from '../../shared/language/words.ts';
import { useServices } from './window-context.ts';

/** What the composition root lends of the shell. */
export interface ShellServices {
  /** The shell's view; null until it has spoken, and in a browser for ever. */
  readonly store: StoreApi<{ readonly view: ShellView | null }>;
  /** Null where there is no shell. */
  readonly send: ShellBridge['send'] | null;
}

/** Connects the window with the shell around it, if there is one. Returns how to end that too. */
export const connectShell = (
  shell: ShellBridge | null,
): { readonly services: ShellServices; readonly disconnect: () => void } => {
  const store = createStore<{ readonly view: ShellView | null }>(() => ({ view: null }));
  const disconnect = shell?.subscribe((view) => store.setState({ view }));
  const send: ShellServices['send'] = shell === null ? null : (command) => shell.send(command);
  return { services: { store, send }, disconnect: () => disconnect?.() };
};

/** What the shell tells; null in a browser. */
export const useShell = (): ShellView | null =>
  useStore(useServices().shell.store, ({ view }) => view);

const noShell = (): ShellReply => ({
  ok: false,
  error: { code: 'not_found', message: t('window.onlyDesktopAppCanDo') },
});

/** Sends commands to the shell and keeps the latest refusal, to be said where it happened. */
export const useShellCommand = (): {
  readonly run: (command: ShellCommand) => Promise<ShellReply>;
  readonly busy: boolean;
  readonly fault: string | null;
} => {
  const { send } = useServices().shell;
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const run = useCallback(
    async (command: ShellCommand) => {
      setBusy(true);
      setFault(null);
      const reply = send === null ? noShell() : await send(command);
      setBusy(false);
      if (!reply.ok) setFault(reply.error.message);
      return reply;
    },
    [send],
  );
  return { run, busy, fault };
};

/** The link that the window was opened with, and how to put it away when it was used or is not wanted. */
export const useOpenedLink = (): { readonly link: string | null; readonly drop: () => void } => {
  const { joinLink, shell } = useServices();
  const view = useShell();
  const { send } = shell;
  const drop = useCallback(() => void send?.({ type: 'dropLink' }), [send]);
  return { link: view?.link ?? joinLink, drop };
};
