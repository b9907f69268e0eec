/** A TCP proxy in front of a relay that cuts connections off where a test wants it, in either direction. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { frameScanner } from './raw/frames.ts';

/** Where a connection ends. `down`: from the relay to the client. The answer to the upgrade is not counted. */
export type Cut =
  | { readonly direction: 'down'; readonly afterFrames: number }
  | { readonly direction: 'down' | 'up'; readonly afterBytes: number };

/** A proxy. */
export interface CuttingProxy {
  /** Where it listens, `http://host:port`. */
  readonly url: string;
  /** How the next connection ends: cut off, or with null as its ends want it. */
  next(cut: Cut | null): void;
  /** Where it forwards to from now on. */
  to(relayUrl: string): void;
  /** Connections that it cut. */
  cuts(): number;
  /** Frames and bytes that went to the client over the connection opened last, without the head. */
  passed(): { readonly frames: number; readonly bytes: number };
  close(): Promise<void>;
}

const END_OF_HEAD = Buffer.from('\r\n\r\n');

/** Tells of each chunk how many bytes of it are the HTTP head: all of them until its end was seen. */
const headCounter = (): ((chunk: Buffer) => number) => {
  let tail = Buffer.alloc(0);
  let isOver = false;
  return (chunk) => {
    if (isOver) return 0;
    const seen = Buffer.concat([tail, chunk]);
    const at = seen.indexOf(END_OF_HEAD);
    if (at === -1) {
      tail = seen.subarray(-3);
      return chunk.length;
    }
    isOver = true;
    return at + END_OF_HEAD.length - tail.length;
  };
};

/** Cuts one direction: answers how much of a chunk may pass, and null while all may. */
type Gate = (chunk: Buffer) => number | null;

const byteGate = (limit: number, count: (bytes: number) => void): Gate => {
  const headOf = headCounter();
  let left = limit;
  return (chunk) => {
    const head = headOf(chunk);
    const body = chunk.length - head;
    count(Math.min(body, left));
    if (body < left || (body === 0 && left > 0)) {
      left -= body;
      return null;
    }
    return head + left;
  };
};

const frameGate = (limit: number, count: (frames: number) => void): Gate => {
  const headOf = headCounter();
  let frames = 0;
  let cutAt: number | null = null;
  const scan = frameScanner(({ endsAt }) => {
    frames += 1;
    if (frames === limit) cutAt = endsAt;
    if (frames <= limit) count(1);
  }, 0);
  return (chunk) => {
    const head = headOf(chunk);
    if (limit === 0 && head < chunk.length) return head;
    scan(chunk.subarray(head));
    return cutAt === null ? null : head + cutAt;
  };
};

const OPEN = Infinity;

/** Starts a proxy. Of its cuts every second is an orderly end of the stream, every other a reset. */
export const startCuttingProxy = async (relayUrl: string): Promise<CuttingProxy> => {
  let target = new URL(relayUrl);
  let upcoming: Cut | null = null;
  let cuts = 0;
  let passed = { frames: 0, bytes: 0 };
  const sockets = new Set<Socket>();

  const cutOff = (near: Socket, far: Socket, to: Socket, last: Buffer): void => {
    cuts += 1;
    const other = to === near ? far : near;
    other.destroy();
    if (cuts % 2 === 0 && to === near) to.write(last, () => to.resetAndDestroy());
    else to.end(last, () => to.destroy());
  };

  const server = createServer((near) => {
    const cut = upcoming;
    upcoming = null;
    const mine = { frames: 0, bytes: 0 };
    passed = mine;
    const far = connect(Number(target.port), target.hostname);
    let isOver = false;
    const pass = (from: Socket, to: Socket, gates: readonly Gate[]): void => {
      from.on('data', (chunk) => {
        if (isOver) return;
        const ends = gates.map((gate) => gate(chunk)).filter((end) => end !== null);
        if (ends.length > 0) {
          isOver = true;
          cutOff(near, far, to, chunk.subarray(0, Math.min(...ends)));
        } else if (!to.write(chunk)) {
          from.pause();
          to.once('drain', () => from.resume());
        }
      });
      from.on('error', () => to.destroy()); // A reset goes through to the other side.
      from.on('close', () => {
        sockets.delete(from);
        if (!isOver) to.end();
      });
      sockets.add(from);
    };
    const bytesOf = (direction: 'down' | 'up'): number =>
      cut?.direction === direction && 'afterBytes' in cut ? cut.afterBytes : OPEN;
    const frames = cut !== null && 'afterFrames' in cut ? cut.afterFrames : OPEN;
    pass(far, near, [
      byteGate(bytesOf('down'), (bytes) => (mine.bytes += bytes)),
      frameGate(frames, (count) => (mine.frames += count)),
    ]);
    pass(near, far, [byteGate(bytesOf('up'), () => undefined)]);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // A TCP server has one.
  return {
    url: `http://127.0.0.1:${port}`,
    next: (cut) => (upcoming = cut),
    to: (url) => (target = new URL(url)),
    cuts: () => cuts,
    passed: () => passed,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
