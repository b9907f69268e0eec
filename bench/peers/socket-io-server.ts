/** The server that socket.io's own guide makes: what one sends is emitted to all. A process of its own; tells its port. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { EVENT } from './dialects/socket-io.ts';

const server = createServer();
const io = new Server(server);
io.on('connection', (socket) => {
  socket.on(EVENT, (change: string) => io.emit(EVENT, change));
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
console.log((server.address() as AddressInfo).port); // It listens on TCP.
