/** `ipcMain`: handlers for what pages ask. */
import { EventEmitter } from 'node:events';
import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { strict } from './strict.ts';

type InvokeHandler = Parameters<IpcMain['handle']>[1];
const handlers = new Map<string, InvokeHandler>();

/** What `invoke` answers: only the message of an error crosses (docs/api/ipc-main). */
export type InvokeReply = { readonly value: unknown } | { readonly problem: string };

/** Answers an `invoke` of a page. */
export const answerInvoke = async (
  event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  channel: string,
  args: unknown[],
): Promise<InvokeReply> => {
  const handler = handlers.get(channel);
  if (handler === undefined) return { problem: `No handler registered for '${channel}'` };
  try {
    const value: unknown = await handler(event as IpcMainInvokeEvent, ...args);
    return { value: structuredClone(value) };
  } catch (cause) {
    return { problem: String(cause) };
  }
};

const emitter = new EventEmitter();
// As Electron has it: a page that sends on the channel `error` would else throw in the main process.
emitter.on('error', () => undefined);

/** Tells the listeners what a page sent; answers what they returned to one that waits for it. */
export const hearSent = (
  event: Pick<IpcMainEvent, 'sender' | 'senderFrame'>,
  channel: string,
  args: unknown[],
): unknown => {
  const told: typeof event & { returnValue?: unknown } = { ...event };
  emitter.emit(channel, told, ...args);
  return told.returnValue ?? null;
};

/** Every channel on which a page is listened to. */
export interface OpenChannels {
  readonly handled: readonly string[];
  readonly heard: readonly string[];
}
/** The channels that are open now. */
export const openChannels = (): OpenChannels => ({
  handled: [...handlers.keys()],
  heard: emitter.eventNames().map(String),
});

const implemented = {
  handle: (channel, handler) => {
    if (handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
  removeHandler: (channel) => void handlers.delete(channel),
} satisfies Pick<IpcMain, 'handle' | 'removeHandler'>;

/** The `ipcMain` of the stand-in. */
export const ipcMain = strict('ipcMain', Object.assign(emitter, implemented));
