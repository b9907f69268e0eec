/** The socket port over the WebSocket that browsers, Electron and Node all have. */
import { SUBPROTOCOL } from '../protocol/limits.ts';
import type { Connection, SocketEvents, SocketPort } from './ports.ts';

/** The part of the standard WebSocket that is used. */
interface WebSocketLike {
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  send(data: string): void;
  close(code?: number): void;
}
type WebSocketConstructor = new (url: string, protocols: string) => WebSocketLike;

/** 1006: the connection ended without a close frame, or never came to be. */
const ABNORMAL = 1006;

const NOWHERE: Connection = { send: () => undefined, close: () => undefined };

/** Opens connections with the given WebSocket. */
export const createWebSocketPort = (Socket: WebSocketConstructor): SocketPort => ({
  open: (url: string, events: SocketEvents): Connection => {
    let isOpen = false;
    let over = false;
    const end = (code: number): void => {
      if (over) return;
      over = true;
      events.onClose(code);
    };
    let socket: WebSocketLike;
    try {
      socket = new Socket(url, SUBPROTOCOL);
    } catch {
      end(ABNORMAL); // A URL that no socket can be opened for: the same as one that nobody answers.
      return NOWHERE;
    }
    socket.onopen = () => {
      isOpen = true;
      events.onOpen();
    };
    socket.onmessage = (event: { readonly data: unknown }) => {
      if (!over && typeof event.data === 'string') events.onText(event.data);
    };
    socket.onclose = (event: { readonly code: number }) => end(event.code);
    socket.onerror = () => undefined; // A close event follows every error.
    return {
      send: (text) => {
        if (isOpen && !over) socket.send(text);
      },
      // The other side may be gone: what matters is that this side is done with it now.
      close: (code) => {
        socket.close(code);
        end(code);
      },
    };
  },
});
