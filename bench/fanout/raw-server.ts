/**
 * Baselines: what `ws` gives a relay that does nothing but spread. `loop` sends each change to each socket as it
 * comes. `turn` frames each change once and writes all of a turn to each socket at once: close to what the machine can
 * do. A process of its own; tells its port.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';

const mode = process.argv[2];
const server = createServer();
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
const clients = new Map<WebSocket, Duplex>();

const framed = (payload: Buffer): Buffer => {
  const head =
    payload.length < 126
      ? [0x81, payload.length]
      : [0x81, 126, payload.length >> 8, payload.length & 0xff];
  return Buffer.concat([Buffer.from(head), payload]);
};

let waiting: Buffer[] = [];
const writeTurn = (): void => {
  const turn = Buffer.concat(waiting);
  waiting = [];
  for (const stream of clients.values()) stream.write(turn);
};

const spread = (data: Buffer): void => {
  if (mode === 'loop') for (const client of clients.keys()) client.send(data, { binary: false });
  else if (waiting.push(framed(data)) === 1) setImmediate(writeTurn);
};

server.on('upgrade', (request, stream: Duplex, head: Buffer) =>
  sockets.handleUpgrade(request, stream, head, (client) => {
    clients.set(client, stream);
    client.on('message', (data: Buffer) => spread(data));
    client.on('error', () => undefined);
    client.on('close', () => clients.delete(client));
  }),
);
server.listen(0, '127.0.0.1');
await once(server, 'listening');
console.log((server.address() as AddressInfo).port);
