/** Bytes to a relay and back, without a client that would put them right. */
import { connect } from 'node:net';

/** Sends bytes and answers all that comes until the far end closes, or null if it does not in time. */
export const rawExchange = (
  url: string,
  bytes: readonly Uint8Array[],
  { localAddress, patienceMs = 15_000 }: { localAddress?: string; patienceMs?: number } = {},
): Promise<Buffer | null> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const socket = connect({
      host: hostname,
      port: Number(port),
      ...(localAddress === undefined ? {} : { localAddress }),
    });
    const pieces: Buffer[] = [];
    const timer = setTimeout(() => {
      socket.destroy();
      resolve(null);
    }, patienceMs);
    socket.on('data', (piece) => pieces.push(piece));
    socket.on('error', () => undefined); // A reset is an end like others: `close` follows.
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(Buffer.concat(pieces));
    });
    socket.on('connect', () => {
      for (const piece of bytes) socket.write(piece);
    });
  });

/** What an HTTP answer says. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: string;
  readonly body: string;
}

const unchunked = (text: string): string => {
  const size = /^([0-9a-f]+)\r\n/i.exec(text);
  if (size === null) return text;
  const bytes = Buffer.from(text.slice(size[0].length));
  return bytes.subarray(0, parseInt(size[1] ?? '0', 16)).toString();
};

/** Reads an HTTP answer; an interim one (100) is passed over. Null where it is none. */
export const readAnswer = (bytes: Buffer): RawAnswer | null => {
  const text = bytes.toString('utf8').replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, '');
  const end = text.indexOf('\r\n\r\n');
  const status = /^HTTP\/1\.1 (\d{3}) /.exec(text)?.[1];
  if (status === undefined || end === -1) return null;
  const headers = text.slice(0, end);
  const body = text.slice(end + 4);
  // No answer of the relay is longer than one chunk, but for the files that it serves.
  const isChunked = /^transfer-encoding: chunked$/im.test(headers);
  return { status: Number(status), headers, body: isChunked ? unchunked(body) : body };
};

const closeCodeAt = (bytes: Buffer, at: number): number | null => {
  const length = bytes[at + 1] ?? 0;
  return length >= 2 && bytes.length >= at + 4 ? bytes.readUInt16BE(at + 2) : null;
};

/** The close code among the WebSocket frames that a relay sent; null where there is none. */
export const closeCodeIn = (bytes: Buffer): number | null => {
  let at = 0;
  while (at + 2 <= bytes.length) {
    const opcode = (bytes[at] ?? 0) & 0x0f;
    if (opcode === 8) return closeCodeAt(bytes, at);
    const short = (bytes[at + 1] ?? 0) & 0x7f;
    const header = short === 126 ? 4 : short === 127 ? 10 : 2;
    const length =
      short === 126
        ? bytes.readUInt16BE(at + 2)
        : short === 127
          ? Number(bytes.readBigUInt64BE(at + 2))
          : short;
    at += header + length;
  }
  return null;
};
