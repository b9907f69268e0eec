/** By whose wish a connection ends: of whoever began to end it, whatever the other end does after. */
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Server, WebSocketServer } from 'ws';
import { newFraming } from '../../server/socket/adapters/framing.ts';
import { attachWire, RelaySocket } from '../../server/socket/adapters/socket-wire.ts';
import type { CloseBy, Wire } from '../../server/socket/ports.ts';
import { CLOSE } from '../../shared/protocol/close-codes.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { clientFrame, OPCODE } from '../support/raw/frames.ts';
import { openTcp, upgradeRequest } from '../support/raw/socket.ts';

type End = readonly [code: number, by: CloseBy];

/** A goodbye from a client, with a code. */
const GOODBYE = clientFrame(Buffer.from([1000 >> 8, 1000 & 0xff]), { opcode: OPCODE.close });
/** How one from the relay begins. */
const ITS_GOODBYE = 0x80 | OPCODE.close;

let server: Server<typeof RelaySocket>;
let wire: Wire;
let ended: Promise<End>;
/** One that answers no goodbye by itself. */
let client: Socket;

beforeEach(async () => {
  server = new WebSocketServer({ host: '127.0.0.1', port: 0, WebSocket: RelaySocket });
  await once(server, 'listening');
  const attached = new Promise<Wire>((resolve) => {
    ended = new Promise((onEnd) => {
      const share = {
        clock: createManualClock(),
        framed: newFraming(),
        onEnd: (...end: End) => onEnd(end),
      };
      server.on('connection', (socket, { socket: stream }) =>
        attachWire(socket, stream, share, (made) => {
          resolve(made);
          return { onText: () => undefined, onBinary: () => undefined, onClose: () => undefined };
        }),
      );
    });
  });
  client = await openTcp(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  client.write(upgradeRequest('127.0.0.1'));
  wire = await attached;
  await once(client, 'data');
});
afterEach(() => {
  client.destroy();
  server.close();
});

/** Waits for the relay's goodbye. */
const itsGoodbye = async (): Promise<void> => {
  const [data] = (await once(client, 'data')) as [Buffer];
  expect(data[0]).toBe(ITS_GOODBYE);
};

it('[T6] is the wish of the relay where it said goodbye first', async () => {
  wire.close(CLOSE.slowConsumer);
  await itsGoodbye();
  client.end(GOODBYE);
  expect(await ended).toEqual([CLOSE.slowConsumer, 'relay']);
});

it('[T4] is the wish of the relay where it cut off who was silent', async () => {
  wire.cut();
  expect(await ended).toEqual([1006, 'relay']);
});

it.each([
  ['closes it', () => wire.close(CLOSE.slowConsumer)],
  ['cuts it off', () => wire.cut()],
])('is the wish of a client that said goodbye, also where the relay then %s', async (_, end) => {
  client.write(GOODBYE);
  await itsGoodbye();
  end();
  client.end();
  expect(await ended).toEqual([1000, 'client']);
});

it('is the wish of a client that went without a word', async () => {
  client.destroy();
  expect(await ended).toEqual([1006, 'client']);
});
