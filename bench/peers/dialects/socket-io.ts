/** socket.io over a WebSocket: Engine.IO 4 beneath Socket.IO 5, as its own client speaks where it may at once. */
import { webSocket } from '../../common/web-socket.ts';
import { type Dialect, rawChange, rawIndexBefore, startsWith } from '../../fanout/dialect.ts';

/** The event that a change is, both ways. */
export const EVENT = 'change';

const TOLD = Buffer.from(`42["${EVENT}","`);
const TRAILING = '"]'.length;
const CONNECTED = Buffer.from('40{');
const PING = Buffer.from('2');

/** Each change is an event that the server emits to all. */
export const socketIoDialect: Dialect = {
  framing: webSocket('/socket.io/?EIO=4&transport=websocket', null),
  hello: () => '40',
  isWelcome: (payload) => startsWith(payload, CONNECTED),
  answer: (payload) => (payload.equals(PING) ? '3' : null),
  change: (_, index) => `42["${EVENT}","${rawChange(index)}"]`,
  told: (payload, onMember) => {
    if (!startsWith(payload, TOLD)) return false;
    onMember(rawIndexBefore(payload, TRAILING));
    return true;
  },
};
