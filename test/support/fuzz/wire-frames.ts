/** WebSocket frames as bytes, made by hand: what no client library would send. */
import { SOCKET_PATH, SUBPROTOCOL } from '../../../shared/protocol/limits.ts';
import type { Seeded } from './seeded.ts';

/** The upgrade that every one of these connections begins with. */
export const upgradeRequest = (host: string): Buffer =>
  Buffer.from(
    [
      `GET ${SOCKET_PATH} HTTP/1.1`,
      `Host: ${host}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      `Sec-WebSocket-Protocol: ${SUBPROTOCOL}`,
      'Sec-WebSocket-Extensions: permessage-deflate',
      '\r\n',
    ].join('\r\n'),
  );

const lengthOf = (length: number, told: number | bigint | undefined): Buffer => {
  const size = BigInt(told ?? length);
  if (size < 126n) return Buffer.from([Number(size) | 0x80]);
  const bytes = Buffer.alloc(size < 65_536n ? 3 : 9);
  bytes[0] = (size < 65_536n ? 126 : 127) | 0x80;
  if (size < 65_536n) bytes.writeUInt16BE(Number(size), 1);
  else bytes.writeBigUInt64BE(size, 1);
  return bytes;
};

/** A frame of a client, masked with nothing but zeros; `told` is a length that it lies about. */
const frame = (first: number, payload: Uint8Array, told?: number | bigint): Buffer =>
  Buffer.concat([
    Buffer.from([first]),
    lengthOf(payload.length, told),
    Buffer.from([0, 0, 0, 0]),
    payload,
  ]);

const unmasked = (): Buffer => Buffer.from([0x81, 0x02, 0x7b, 0x7d]);

/** Frames that break RFC 6455, or that say too much; each ends its connection. */
export const nextWireFrames = (from: Seeded): Buffer => {
  const payload = from.bytes(from.below(125));
  const fragments = (): Buffer =>
    Buffer.concat([
      frame(0x01, Buffer.from('{"type":')),
      ...Array.from({ length: from.below(200) }, () => frame(0x00, from.bytes(1))),
      frame(0x80, Buffer.from([0xff])),
    ]);
  switch (from.below(12)) {
    case 0:
      return unmasked();
    case 1: // Reserved bits: no extension was agreed on, permessage-deflate least of all.
      return frame(0x81 | from.pick([0x40, 0x20, 0x10, 0x70]), payload);
    case 2: // Opcodes that nobody defined.
      return frame(0x80 | from.pick([3, 4, 5, 6, 7, 0xb, 0xc, 0xd, 0xe, 0xf]), payload);
    case 3: // A control frame in pieces, or one that is too long.
      return from.chance(0.5) ? frame(0x09, payload) : frame(0x89, from.bytes(126));
    case 4: // More of a message that never began.
      return frame(0x80, payload);
    case 5: // A message in the middle of another.
      return Buffer.concat([frame(0x01, Buffer.from('{')), frame(0x81, Buffer.from('{}'))]);
    case 6: // Lengths that nobody has memory for.
      return frame(
        0x81,
        payload,
        from.pick([65_537n, 2n ** 32n, 2n ** 53n, 2n ** 63n, 2n ** 64n - 1n]),
      );
    case 7: // Close frames with a code or a reason that is none.
      return frame(
        0x88,
        from.pick([
          Buffer.from([3]),
          Buffer.from([0, 0]),
          Buffer.from([0x03, 0xed]),
          Buffer.from([3, 0xe8, 0xff]),
        ]),
      );
    case 8:
      return fragments();
    case 9: // Pieces that together are too large.
      return Buffer.concat([
        frame(0x01, from.bytes(1)),
        ...Array.from({ length: 3 }, () => frame(0x00, Buffer.alloc(30_000, 0x20))),
      ]);
    case 10:
      return Buffer.concat([
        frame(0x89, payload),
        frame(0x8a, payload),
        frame(0x81, Buffer.from([0xed, 0xa0, 0x80])),
      ]);
    default:
      return Buffer.concat([frame(0x82, payload), Buffer.from(from.bytes(50))]);
  }
};
