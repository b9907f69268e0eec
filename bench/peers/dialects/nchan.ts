/** A channel of nchan, to which one subscribes and publishes on the same WebSocket. */
import { webSocket } from '../../common/web-socket.ts';
import { type Dialect, rawDialect } from '../../fanout/dialect.ts';

/** Where the channel is. */
export const CHANNEL_PATH = '/team';

/** As a bare server: it sends back what it gets. */
export const nchanDialect: Dialect = { ...rawDialect, framing: webSocket(CHANNEL_PATH, null) };
