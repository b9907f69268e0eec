/** All that the page gets of the shell: the bridge, as named functions, and nothing raw. */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import {
  BRIDGE_KEY,
  CHANNEL,
  type DesktopBridge,
  type Place,
  type ViewUpdate,
} from '../shared/bridge/bridge.ts';
import type { CommandReply } from '../shared/bridge/commands.ts';
import type { ShellReply, ShellView } from '../shared/bridge/shell.ts';

const listen = (channel: string, listener: (value: unknown) => void): (() => void) => {
  const hear = (_: IpcRendererEvent, value: unknown): void => listener(value);
  ipcRenderer.on(channel, hear);
  return () => {
    ipcRenderer.off(channel, hear); // A block: what `off` returns must not get out.
  };
};

const bridge: DesktopBridge = {
  subscribe: (listener) => {
    let isWhole = false; // What comes before the whole view was meant for the page that was here before.
    const stop = listen(CHANNEL.update, (value) => {
      const update = value as ViewUpdate; // From main: the one side that is trusted.
      isWhole ||= update.type === 'full';
      if (isWhole) listener(update);
    });
    void ipcRenderer.invoke(CHANNEL.subscribe);
    return stop;
  },
  send: (command) => ipcRenderer.invoke(CHANNEL.command, command) as Promise<CommandReply>,
  onGoTo: (listener) => listen(CHANNEL.goTo, (place) => listener(place as Place)),
  shell: {
    subscribe: (listener) => {
      const stop = listen(CHANNEL.shellView, (view) => listener(view as ShellView));
      void ipcRenderer.invoke(CHANNEL.shellSubscribe);
      return stop;
    },
    send: (command) => ipcRenderer.invoke(CHANNEL.shellCommand, command) as Promise<ShellReply>,
  },
};

contextBridge.exposeInMainWorld(BRIDGE_KEY, bridge);
