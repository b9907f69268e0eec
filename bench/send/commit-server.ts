/**
 * The baseline: a server that does nothing but keep each message by a commit of its own, in the relay's own tables, and
 * answer it. A process of its own; gets its folder as argument, tells its port.
 */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { WebSocketServer } from 'ws';
import { openDatabase, queriesOver } from '../../server/storage/adapters/connect.ts';
import { migrate } from '../../server/storage/adapters/migrations/migrate.ts';
import { SUBPROTOCOL } from '../../shared/protocol/limits.ts';

const database = openDatabase(join(process.argv[2] ?? '.', 'baseline.db'));
await migrate(queriesOver(database));
database.pragma('foreign_keys = OFF'); // There are no members here to look for.
const insert = database.prepare(
  `insert into messages (message_id, from_id, to_id, body, content_hash, urgency, sent_at, accepted_at,
    accepted_order, bytes, state) values (?, ?, ?, ?, ?, 'normal', ?, ?, ?, ?, 'waiting')`,
);

interface Send {
  readonly type: string;
  readonly id: string;
  readonly messageId: string;
  readonly to: string;
  readonly body: string;
}

const HASH = 'a'.repeat(64);
let order = 0;
const keep = ({ messageId, to, body }: Send, from: string): void => {
  const now = Date.now();
  insert.run(messageId, from, to, body, HASH, now, now, ++order, body.length + 250);
};

const server = new WebSocketServer({
  host: '127.0.0.1',
  port: 0,
  perMessageDeflate: false,
  handleProtocols: () => SUBPROTOCOL,
});
let clients = 0;
server.on('connection', (socket) => {
  const from = `member-${String(clients++).padStart(15, '0')}`;
  socket.on('message', (data: Buffer) => {
    const request = JSON.parse(data.toString()) as Send;
    if (request.type === 'message.send') keep(request, from);
    const isHello = request.type === 'hello';
    socket.send(
      isHello
        ? '{"type":"welcome","part":1,"parts":1}'
        : JSON.stringify({ type: 'ok', re: request.id, state: 'held' }),
    );
  });
  socket.on('error', () => undefined);
});
await once(server, 'listening');
console.log((server.address() as AddressInfo).port);
