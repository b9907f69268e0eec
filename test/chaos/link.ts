/** A small TCP proxy between one client and the relay: forwards bytes, holds them up, and cuts in mid-frame. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Direction } from './program.ts';

/** The way of one client to the relay. */
export interface Link {
  /** Where the client connects to, `http://host:port`. */
  readonly url: string;
  /** Ends the connection after so many more bytes in a direction. */
  cutAfter(direction: Direction, bytes: number, isReset: boolean): void;
  /** Lets nothing pass in a direction until `resume`. */
  stall(direction: Direction): void;
  resume(direction: Direction): void;
  /** Forgets a cut that is to come, lets everything pass, and resolves when old connections are gone. */
  calm(): Promise<void>;
  /** How many connections it has cut. */
  cuts(): number;
  close(): void;
}

/** One connection through the link. */
interface Pair {
  readonly client: Socket;
  readonly relay: Socket;
  /** Takes up what was held back. */
  flush(): void;
}

interface LinkState {
  readonly stalled: Record<Direction, boolean>;
  cut: { direction: Direction; left: number; isReset: boolean } | null;
  cuts: number;
}

const sever = (from: Socket, to: Socket, isReset: boolean): void => {
  if (isReset) {
    to.resetAndDestroy();
    from.resetAndDestroy();
  } else {
    to.end(); // What was written still leaves: the far end gets a piece of a frame.
    from.destroy();
  }
};

/** Forwards one direction; answers how to take up what was held back. */
const forward = (
  state: LinkState,
  direction: Direction,
  from: Socket,
  to: Socket,
): (() => void) => {
  const waiting: Buffer[] = [];
  let isOver = false;
  const pass = (chunk: Buffer): void => {
    const { cut } = state;
    if (cut === null || cut.direction !== direction || chunk.length <= cut.left) {
      if (cut?.direction === direction) cut.left -= chunk.length;
      if (to.writable) to.write(chunk);
      return;
    }
    state.cut = null;
    state.cuts += 1;
    waiting.length = 0;
    if (to.writable) to.write(chunk.subarray(0, cut.left));
    sever(from, to, cut.isReset);
  };
  const flush = (): void => {
    if (state.stalled[direction]) return;
    from.resume();
    for (let chunk = waiting.shift(); chunk !== undefined; chunk = waiting.shift()) pass(chunk);
    if (isOver) to.end();
  };
  from.on('data', (chunk: Buffer) => {
    waiting.push(chunk);
    flush();
    // The relay's frames stay in its own buffers then, as with a client that does not read.
    if (state.stalled.down && direction === 'down') from.pause();
  });
  from.on('error', () => undefined); // Ends are told by `close`.
  from.on('close', () => {
    isOver = true;
    flush();
  });
  return flush;
};

/** Unlike `once`, it does not mind how the socket ended. */
const whenClosed = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    if (socket.closed) resolve();
    else
      socket.once('close', () => {
        resolve();
      });
  });

/** Opens a link to wherever the relay listens; `port` answers null while it is down. */
export const openLink = async (port: () => number | null): Promise<Link> => {
  const state: LinkState = { stalled: { up: false, down: false }, cut: null, cuts: 0 };
  const pairs = new Set<Pair>();
  const server = createServer((client) => {
    const target = port();
    if (target === null) {
      client.on('error', () => undefined);
      client.destroy();
      return;
    }
    const relay = connect(target, '127.0.0.1');
    for (const socket of [client, relay]) socket.setNoDelay(true);
    const up = forward(state, 'up', client, relay);
    const down = forward(state, 'down', relay, client);
    const pair: Pair = {
      client,
      relay,
      flush: () => {
        up();
        down();
      },
    };
    pairs.add(pair);
    for (const socket of [client, relay])
      socket.on('close', () => {
        if (client.closed && relay.closed) pairs.delete(pair);
      });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: own } = server.address() as AddressInfo; // A TCP server has one.
  const resume = (direction: Direction): void => {
    state.stalled[direction] = false;
    for (const pair of pairs) pair.flush();
  };
  return {
    url: `http://127.0.0.1:${own}`,
    cutAfter: (direction, left, isReset) => {
      state.cut = { direction, left, isReset };
    },
    stall: (direction) => {
      state.stalled[direction] = true;
      if (direction === 'down') for (const { relay } of pairs) relay.pause();
    },
    resume,
    calm: async () => {
      state.cut = null;
      resume('up');
      resume('down');
      const old = [...pairs].filter(({ client }) => client.destroyed);
      await Promise.all(old.map(({ relay }) => whenClosed(relay)));
    },
    cuts: () => state.cuts,
    close: () => {
      server.close();
      for (const { client, relay } of pairs) {
        client.destroy();
        relay.destroy();
      }
    },
  };
};
