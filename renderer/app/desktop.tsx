/** Entry of the window in the desktop app: the preload script has put the bridge into the page. */
import { BRIDGE_KEY, type DesktopBridge } from '../../shared/bridge/bridge.ts';
import type { CommandFault } from '../../shared/bridge/commands.ts';
import { t } from '../../shared/language/words.ts';
import { mountWindow } from './app.tsx';

declare global {
  interface Window {
    readonly [BRIDGE_KEY]?: DesktopBridge;
  }
}

/** What is asked of a main process that is gone rejects; here it is an answer, like any other refusal. */
const answered = <R,>(
  asked: Promise<R>,
): Promise<R | { readonly ok: false; readonly error: CommandFault }> =>
  asked.catch((cause: unknown) => ({
    ok: false,
    error: { code: 'unreachable', message: t('window.didNotAnswer', { cause: String(cause) }) },
  }));

const open = (root: HTMLElement, bridge: DesktopBridge | undefined): void => {
  if (bridge === undefined) {
    root.textContent = t('window.couldNotStart');
    return;
  }
  mountWindow(
    root,
    { ...bridge, send: (command) => answered(bridge.send(command)) },
    {
      onGoTo: (listener) => bridge.onGoTo(listener),
      shell: { ...bridge.shell, send: (command) => answered(bridge.shell.send(command)) },
    },
  );
};

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element.');
open(root, window[BRIDGE_KEY]);
