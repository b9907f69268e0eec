/** A socket whose other end is the test: what is sent is recorded, what comes back is said. */
import type { Reply } from '../../shared/protocol/replies.ts';
import { parseRequest } from '../../shared/protocol/parse.ts';
import type { Request, RequestOf, RequestType } from '../../shared/protocol/requests.ts';
import type { SocketEvents, SocketPort } from '../../shared/engine/ports.ts';

/** One connection, seen from the relay's side. */
export interface ScriptedConnection {
  readonly url: string;
  readonly sent: readonly Request[];
  readonly closedWith: number | null;
  accept(): void;
  say(frame: Reply): void;
  drop(code: number): void;
  of<T extends RequestType>(type: T): readonly RequestOf<T>[];
}

export interface ScriptedSocket extends SocketPort {
  readonly connections: readonly ScriptedConnection[];
  /** The newest connection. */
  last(): ScriptedConnection;
}

const createConnection = (url: string, events: SocketEvents) => {
  const sent: Request[] = [];
  let closedWith: number | null = null;
  const view: ScriptedConnection = {
    url,
    sent,
    get closedWith() {
      return closedWith;
    },
    accept: () => events.onOpen(),
    say: (frame) => events.onText(JSON.stringify(frame)),
    drop: (code) => events.onClose(code),
    of: <T extends RequestType>(type: T) =>
      sent.filter(
        (request): request is Extract<Request, { type: T }> => request.type === type,
      ) as RequestOf<T>[],
  };
  return {
    view,
    send: (text: string): void => {
      const request = parseRequest(text);
      if (!request.ok) throw new Error(`the engine sent a frame that no relay takes: ${text}`);
      sent.push(request.value);
    },
    close: (code: number): void => {
      if (closedWith !== null) return;
      closedWith = code;
      events.onClose(code);
    },
  };
};

/** A socket port for a test. */
export const createScriptedSocket = (): ScriptedSocket => {
  const connections: ScriptedConnection[] = [];
  return {
    connections,
    last: () => {
      const connection = connections.at(-1);
      if (connection === undefined) throw new Error('nothing was opened');
      return connection;
    },
    open: (url, events) => {
      const { view, send, close } = createConnection(url, events);
      connections.push(view);
      return { send, close };
    },
  };
};
