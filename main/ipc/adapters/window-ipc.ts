/** The only place that names `ipcMain`: every message's sender and payload is checked here. */
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { CHANNEL } from '../../../shared/bridge/bridge.ts';
import type { Reporter } from '../../../shared/engine/ports.ts';
import type { Routes, WindowPeer } from '../requests.ts';
import { isTrustedFrame } from '../trusted-frame.ts';

const peerOf = (contents: WebContents): WindowPeer => ({
  id: contents.id,
  sendUpdate: (update) => {
    if (!contents.isDestroyed()) contents.send(CHANNEL.update, update);
  },
  sendPlace: (place) => {
    if (!contents.isDestroyed()) contents.send(CHANNEL.goTo, place);
  },
  sendShell: (view) => {
    if (!contents.isDestroyed()) contents.send(CHANNEL.shellView, view);
  },
});

const refuse = (reporter: Reporter, channel: string): never => {
  reporter.report(`A message on ${channel} came from a page that is not ours and was refused`);
  throw new Error('Refused');
};

/** What Electron itself listens for: without it a page could throw here by the name of its channel. */
const ELECTRONS_OWN = 'error';

/** Closes what others opened: electron-store tells every page where the user's data lie, and no page of ours asks. */
const closeForeignChannels = (): void => {
  for (const channel of ipcMain.eventNames())
    if (typeof channel === 'string' && channel !== ELECTRONS_OWN)
      ipcMain.removeAllListeners(channel);
};

/** Opens the channels, and has no others. */
export const serveWindows = (routes: Routes, reporter: Reporter): void => {
  closeForeignChannels();
  for (const [channel, answer] of Object.entries(routes))
    ipcMain.handle(channel, (event: IpcMainInvokeEvent, payload: unknown) =>
      isTrustedFrame(event.senderFrame)
        ? answer(payload, peerOf(event.sender))
        : refuse(reporter, channel),
    );
};

/** Ends what a window was sent when its page goes. */
export const forgetWith = (forgetPeer: (peerId: number) => void, contents: WebContents): void => {
  const { id } = contents;
  const forget = (): void => forgetPeer(id);
  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) forget();
  });
  contents.on('render-process-gone', forget);
  contents.on('destroyed', forget);
};
