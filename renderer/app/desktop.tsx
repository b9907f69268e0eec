/** Entry of the window in the desktop app: the preload script has put the bridge into the page. */
import { BRIDGE_KEY, type DesktopBridge } from '../../shared/bridge/bridge.ts';
import { mountWindow } from './app.tsx';

declare global {
  interface Window {
    readonly [BRIDGE_KEY]?: DesktopBridge;
  }
}

const root = document.getElementById('root');
const bridge = window[BRIDGE_KEY];
if (root === null) throw new Error('The page has no root element.');
if (bridge === undefined) root.textContent = 'Fermata could not start. Please start it again.';
else
  mountWindow(root, bridge, {
    onGoTo: (listener) => bridge.onGoTo(listener),
    shell: bridge.shell,
  });
