/** socket.io, from npm. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { startServerScript } from '../common/started.ts';
import type { FanoutPeer } from './peer.ts';

const { version } = createRequire(import.meta.url)('socket.io/package.json') as { version: string };

/** Emits each change to all. */
export const socketIo: FanoutPeer = {
  name: 'socket.io',
  packages: [],
  version: () => version,
  setup: 'defaults (ws, no compression); members come by WebSocket at once, as they may',
  dialect: 'socket.io',
  start: () => startServerScript(join(import.meta.dirname, 'socket-io-server.ts')),
};
