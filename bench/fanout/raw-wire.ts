/** A WebSocket client of as little as can be (RFC 6455), so that the server is what is measured. */
import { connect, type Socket } from 'node:net';

/** One connection. */
export interface RawWire {
  send(text: string): void;
  close(): void;
}

/** Masked with zeros, which leaves the payload as it is; texts of up to 64 KiB. */
const clientFrame = (text: string): Buffer => {
  const payload = Buffer.from(text);
  const head =
    payload.length < 126
      ? [0x81, 0x80 | payload.length]
      : [0x81, 0x80 | 126, payload.length >> 8, payload.length & 0xff];
  return Buffer.concat([Buffer.from([...head, 0, 0, 0, 0]), payload]);
};

/** Where the payload begins and ends; null while the frame is not whole. */
const payloadOf = (data: Buffer, at: number): { from: number; to: number } | null => {
  if (data.length - at < 2) return null;
  const short = (data[at + 1] ?? 0) & 0x7f;
  const head = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (data.length - at < head) return null;
  const length =
    short < 126 ? short : short === 126 ? data.readUInt16BE(at + 2) : data.readUInt32BE(at + 6);
  const [from, to] = [at + head, at + head + length];
  return to > data.length ? null : { from, to };
};

const greeting = (port: number, path: string, protocol: string): string =>
  [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Protocol: ${protocol}`,
    '\r\n',
  ].join('\r\n');

const END = Buffer.from('\r\n\r\n');

/** Calls `onPayload` for each whole frame; answers what is left over. */
const takeFrames = (data: Buffer, onPayload: (payload: Buffer) => void): Buffer => {
  let at = 0;
  for (;;) {
    const found = payloadOf(data, at);
    if (found === null) return data.subarray(at);
    onPayload(data.subarray(found.from, found.to));
    at = found.to;
  }
};

/** Opens one; `onPayload` gets the payload of each frame. Rejects when the server does not take it. */
export const openRawWire = (
  { port, path, protocol }: { port: number; path: string; protocol: string },
  onPayload: (payload: Buffer) => void,
): Promise<RawWire> =>
  new Promise((resolve, reject) => {
    const socket: Socket = connect(port, '127.0.0.1');
    let rest: Buffer = Buffer.alloc(0);
    let isOpen = false;
    socket.setNoDelay(true).on('error', reject);
    socket.on('connect', () => socket.write(greeting(port, path, protocol)));
    socket.on('data', (chunk) => {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      if (!isOpen) {
        const end = rest.indexOf(END);
        if (end === -1) return;
        if (!rest.toString('latin1').startsWith('HTTP/1.1 101')) reject(new Error(String(rest)));
        isOpen = true;
        rest = rest.subarray(end + END.length);
        resolve({
          send: (text) => void socket.write(clientFrame(text)),
          close: () => void socket.destroy(),
        });
      }
      rest = takeFrames(rest, onPayload);
    });
  });
