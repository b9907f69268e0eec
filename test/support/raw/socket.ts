/** A WebSocket client over a bare TCP socket: it may send anything, read cheaply, and come from any address. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { SOCKET_PATH, SUBPROTOCOL } from '../../../shared/protocol/limits.ts';
import { clientFrame, frameScanner, OPCODE, type ScannedFrame } from './frames.ts';

/** What is unusual about a client. */
export interface RawOptions {
  /** The address it comes from; all of 127.0.0.0/8 is this machine. */
  readonly localAddress?: string;
  /** More lines of the upgrade request. */
  readonly headers?: readonly string[];
  /** Of each payload that comes, how much is kept, bytes. */
  readonly keepBytes?: number;
  /** Told of every frame; without it the texts are kept. */
  readonly onFrame?: (frame: ScannedFrame) => void;
}

/** A connection. */
export interface RawSocket {
  readonly socket: Socket;
  /** The relay's answer to the upgrade. */
  readonly head: string;
  /** The texts that came, where no `onFrame` takes them. */
  readonly texts: readonly string[];
  /** The first text with `part` in it, of those that came and will come; null where it ends before. */
  until(part: string): Promise<string | null>;
  /** Sends a request as a text frame. */
  say(request: object): void;
  /** The code of the relay's close frame, 1006 where it ended without one. */
  readonly closed: Promise<number>;
}

const END_OF_HEAD = '\r\n\r\n';

/** The upgrade request of a client. */
export const upgradeRequest = (host: string, headers: readonly string[] = []): string =>
  [
    `GET ${SOCKET_PATH} HTTP/1.1`,
    `Host: ${host}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
    `Sec-WebSocket-Protocol: ${SUBPROTOCOL}`,
    ...headers,
    '',
    '',
  ].join('\r\n');

/** A `hello` frame. */
export const helloWith = (token: string, more: object = {}): object => ({
  type: 'hello',
  id: 'hello',
  token,
  protocol: 1,
  device: { kind: 'cli', name: 'raw' },
  ...more,
});

/** A TCP connection to a relay. */
export const openTcp = async (url: string, localAddress?: string): Promise<Socket> => {
  const { hostname, port } = new URL(url);
  const from = localAddress === undefined ? {} : { localAddress };
  const socket = connect({ host: hostname, port: Number(port), ...from });
  await once(socket, 'connect');
  socket.setNoDelay(true);
  return socket;
};

/** Connects and upgrades. Rejects when the relay does not answer 101. */
export const openRaw = async (url: string, options: RawOptions = {}): Promise<RawSocket> => {
  const socket = await openTcp(url, options.localAddress);
  const texts: string[] = [];
  const looking = new Set<() => void>();
  let closeCode = 1006;
  const scan = frameScanner((frame) => {
    if (frame.opcode === OPCODE.close && frame.payload.length >= 2) {
      closeCode = frame.payload.readUInt16BE(0);
      socket.end(clientFrame(frame.payload, { opcode: OPCODE.close })); // As a client answers a goodbye.
    }
    if (options.onFrame !== undefined) options.onFrame(frame);
    else if (frame.opcode === OPCODE.text) {
      texts.push(frame.payload.toString());
      for (const look of [...looking]) look();
    }
  }, options.keepBytes);
  socket.on('error', () => undefined); // Being cut off is what is tested; `close` tells of it.
  const closed = new Promise<number>((resolve) => {
    socket.once('close', () => resolve(closeCode));
  });
  socket.write(upgradeRequest(new URL(url).host, options.headers));
  let early = Buffer.alloc(0);
  while (!early.includes(END_OF_HEAD)) {
    const next = once(socket, 'data') as Promise<[Buffer]>;
    const got = await Promise.race([next, closed]);
    if (typeof got === 'number') throw new Error(`The relay hung up: ${early.toString()}`);
    early = Buffer.concat([early, got[0]]);
  }
  const end = early.indexOf(END_OF_HEAD) + END_OF_HEAD.length;
  const head = early.subarray(0, end).toString();
  if (!head.startsWith('HTTP/1.1 101')) throw new Error(`The relay refused: ${head}`);
  socket.on('data', scan);
  if (early.length > end) scan(early.subarray(end));
  const until = (part: string): Promise<string | null> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = texts.find((text) => text.includes(part)) ?? null;
        if (found === null && !socket.destroyed) return;
        looking.delete(look);
        resolve(found);
      };
      looking.add(look);
      void closed.then(look);
      look();
    });
  return {
    socket,
    head,
    until,
    texts,
    closed,
    say: (request) => void socket.write(clientFrame(JSON.stringify(request))),
  };
};
