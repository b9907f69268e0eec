/** WebSockets by `ws`, on the relay's HTTP server (T1). */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import {
  MAX_CLIENT_FRAME_BYTES,
  SOCKET_PATH,
  SUBPROTOCOL,
} from '../../../shared/protocol/limits.ts';
import type { Clock } from '../../core/ports.ts';
import type { CloseBy, Wire, WireEvents } from '../ports.ts';
import { newFraming } from './framing.ts';
import { attachWire, RelaySocket, type WireShare } from './socket-wire.ts';

/**
 * How finely a client may cut what it sends: a frame of 64 KiB in some dozens of fragments, and a thousand reads
 * from its socket. Without it, what is kept about the pieces of a frame is many times the frame; beyond it `ws`
 * closes 1008.
 */
const PIECES = { maxFragments: 64, maxBufferedChunks: 1024 } as const;

/** What the server of sockets is lent. */
export interface SocketServerOptions {
  readonly clock: Clock;
  /** Whether a browser page of this origin may connect; the request tells its own host. */
  isAllowed(origin: string, request: IncomingMessage): boolean;
  /** Sockets at most (T6). */
  readonly maxConnections: number;
  accept(wire: Wire, request: IncomingMessage): WireEvents;
  /** A connection ended. */
  onEnd(code: number, by: CloseBy): void;
}

// Trimmed piece by piece: a pattern with spaces on both sides takes the square of a header's length.
const offeredBy = ({ headers }: IncomingMessage): string[] =>
  (headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());

const refuse = (stream: Duplex, status: string): void => {
  // Whoever keeps their half open would hold a socket for good: nothing else counts it any more.
  stream.once('finish', () => stream.destroy());
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

function destroyIt(this: Duplex): void {
  this.destroy();
}

/** By a function that all streams share: there may be ten thousand of them. */
const endOnFault = (stream: Duplex): void => {
  stream.on('error', destroyIt);
};

/** A relay that is full, or stops: its status with when to come back, seconds. */
const busy = (seconds: number): string => `503 Service Unavailable\r\nRetry-After: ${seconds}`;
const STOPPING = busy(5);
const FULL = busy(30);

/** Answers upgrades of the HTTP server. Returns how to stop taking new ones, which resolves when all have ended. */
export const serveSockets = (
  server: Server,
  options: SocketServerOptions,
): (() => Promise<void>) => {
  const sockets = new WebSocketServer({
    noServer: true,
    ...PIECES,
    maxPayload: MAX_CLIENT_FRAME_BYTES,
    perMessageDeflate: false,
    clientTracking: false,
    WebSocket: RelaySocket,
  });
  let open = 0;
  let onLastEnd = (): void => undefined;
  const share: WireShare = {
    clock: options.clock,
    framed: newFraming(),
    onEnd: (code, by) => {
      open -= 1;
      options.onEnd(code, by);
      if (open === 0) onLastEnd();
    },
  };
  const onUpgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    endOnFault(stream);
    const path = (request.url ?? '').split('?')[0];
    const offered = offeredBy(request);
    const { origin } = request.headers;
    if (path !== SOCKET_PATH) refuse(stream, '404 Not Found');
    else if (origin !== undefined && !options.isAllowed(origin, request))
      refuse(stream, '403 Forbidden');
    else if (!offered.includes(SUBPROTOCOL)) refuse(stream, '400 Bad Request');
    else if (open >= options.maxConnections) refuse(stream, FULL);
    else
      sockets.handleUpgrade(request, stream, head, (socket) => {
        open += 1;
        attachWire(socket, stream, share, (wire) => options.accept(wire, request));
      });
  };
  server.on('upgrade', onUpgrade);
  return () => {
    server.off('upgrade', onUpgrade);
    server.on('upgrade', (_request, stream: Duplex) => {
      endOnFault(stream);
      refuse(stream, STOPPING);
    });
    return new Promise((resolve) => {
      onLastEnd = resolve;
      if (open === 0) resolve();
    });
  };
};
