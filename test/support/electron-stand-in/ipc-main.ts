/** `ipcMain`: handlers for what pages ask. */
import { EventEmitter } from 'node:events';
import type { IpcMain, IpcMainInvokeEvent } from 'electron';
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

const implemented = {
  handle: (channel, handler) => {
    if (handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
  removeHandler: (channel) => void handlers.delete(channel),
} satisfies Pick<IpcMain, 'handle' | 'removeHandler'>;

/** The `ipcMain` of the stand-in. */
export const ipcMain = strict('ipcMain', Object.assign(new EventEmitter(), implemented));
