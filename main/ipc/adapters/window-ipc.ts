/** The only place that names `ipcMain`: every message's sender and payload is checked here. */
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { CHANNEL } from '../../../shared/bridge/bridge.ts';
import type { Reporter } from '../../../shared/engine/ports.ts';
import type { BridgeHost } from '../bridge-host.ts';
import type { WindowPeer } from '../requests.ts';
import { isTrustedFrame } from '../trusted-frame.ts';

const peerOf = (contents: WebContents): WindowPeer => ({
  id: contents.id,
  sendUpdate: (update) => {
    if (!contents.isDestroyed()) contents.send(CHANNEL.update, update);
  },
  sendPlace: (place) => {
    if (!contents.isDestroyed()) contents.send(CHANNEL.goTo, place);
  },
});

const refuse = (reporter: Reporter, channel: string): never => {
  reporter.report(`A message on ${channel} came from a page that is not ours and was refused`);
  throw new Error('Refused');
};

/** Opens the channels. */
export const serveWindows = (host: BridgeHost, reporter: Reporter): void => {
  for (const [channel, answer] of Object.entries(host.routes))
    ipcMain.handle(channel, (event: IpcMainInvokeEvent, payload: unknown) =>
      isTrustedFrame(event.senderFrame)
        ? answer(payload, peerOf(event.sender))
        : refuse(reporter, channel),
    );
};

/** Ends what a window was sent when its page goes. */
export const forgetWith = (host: BridgeHost, contents: WebContents): void => {
  const { id } = contents;
  const forget = (): void => host.forget(id);
  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) forget();
  });
  contents.on('render-process-gone', forget);
  contents.on('destroyed', forget);
};
