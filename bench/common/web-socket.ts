/** The framing of WebSockets (RFC 6455), as much of it as a client needs here. */
import type { Framing, Said } from './wire.ts';

/** Masked with zeros, which leaves the payload as it is; texts of up to 64 KiB. */
const frame = (said: Said): Buffer => {
  const payload = typeof said === 'string' ? Buffer.from(said) : said;
  const head =
    payload.length < 126
      ? [0x81, 0x80 | payload.length]
      : [0x81, 0x80 | 126, payload.length >> 8, payload.length & 0xff];
  return Buffer.concat([Buffer.from([...head, 0, 0, 0, 0]), payload]);
};

const find: Framing['find'] = (data, at) => {
  if (data.length - at < 2) return null;
  const short = (data[at + 1] ?? 0) & 0x7f;
  const head = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (data.length - at < head) return null;
  const length =
    short < 126 ? short : short === 126 ? data.readUInt16BE(at + 2) : data.readUInt32BE(at + 6);
  const [from, to] = [at + head, at + head + length];
  return to > data.length ? null : { from, to };
};

const greeting = (port: number, path: string, protocol: string | null): string =>
  [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version: 13',
    ...(protocol === null ? [] : [`Sec-WebSocket-Protocol: ${protocol}`]),
    '\r\n',
  ].join('\r\n');

/** Texts at a path of a server, in a subprotocol of its own or in none. */
export const webSocket = (path: string, protocol: string | null): Framing => ({
  upgrade: (port) => greeting(port, path, protocol),
  frame,
  find,
});
