/** Headers that cost a careless parser time: the relay has one loop for all, so nobody may hold it. */
import { expect, it } from 'vitest';
import { SOCKET_PATH } from '../../shared/protocol/limits.ts';
import { rawExchange, readAnswer } from '../support/fuzz/raw-exchange.ts';
import { startRig } from '../support/relay-rig.ts';

const SOCKETS = 40;
/** Far more than it takes; with a parser whose time grows with the square of a header it takes over ten seconds. */
const PATIENCE_MS = 4000;

it(
  '[T1] refuses a subprotocol made of spaces without thinking about it',
  { timeout: PATIENCE_MS },
  async () => {
    const rig = await startRig();
    const { url } = rig.relay();
    const upgrade = [
      `GET ${SOCKET_PATH} HTTP/1.1`,
      `Host: ${new URL(url).host}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      `Sec-WebSocket-Protocol: a${' '.repeat(15_000)}b`,
      '\r\n',
    ].join('\r\n');
    for (let count = 0; count < SOCKETS; count += 1) {
      const came = await rawExchange(url, [Buffer.from(upgrade)]);
      expect(came === null ? null : readAnswer(came)?.status).toBe(400);
    }
    await rig.close();
  },
);
