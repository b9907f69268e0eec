/** The frames that a relay had sent at a moment, read from the bytes that it gave to the system. */
import { parseReply } from '../../../shared/protocol/parse.ts';
import type { Reply } from '../../../shared/protocol/replies.ts';
import type { TraceEvent } from './trace.ts';

/** A frame, and after how many events its last byte had left. */
export interface SentFrame {
  readonly event: number;
  /** The connection, one name for each. */
  readonly socket: string;
  readonly frame: Reply;
}

const TEXT = 0x81;

interface Stream {
  isUpgraded: boolean;
  bytes: Buffer;
}

/** Takes the texts off the front of a server's WebSocket bytes, which are not masked. */
const takeTexts = (stream: Stream): string[] => {
  const texts: string[] = [];
  for (;;) {
    const { bytes } = stream;
    const short = (bytes[1] ?? 0) & 0x7f;
    const head = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (bytes.length < head) return texts;
    const long = head === 4 ? bytes.readUInt16BE(2) : 0;
    const length = head === 2 ? short : head === 4 ? long : Number(bytes.readBigUInt64BE(2));
    if (bytes.length < head + length) return texts;
    if (bytes[0] === TEXT) texts.push(bytes.toString('utf8', head, head + length));
    stream.bytes = bytes.subarray(head + length);
  }
};

const SWITCHING = 'HTTP/1.1 101';
const HEAD_END = '\r\n\r\n';

const upgrade = (stream: Stream): void => {
  const end = stream.bytes.indexOf(HEAD_END);
  if (end === -1 || !stream.bytes.subarray(0, SWITCHING.length).equals(Buffer.from(SWITCHING)))
    return;
  stream.isUpgraded = true;
  stream.bytes = stream.bytes.subarray(end + HEAD_END.length);
};

/** All frames, in the order in which they left. */
export const framesIn = (events: readonly TraceEvent[]): SentFrame[] => {
  const streams = new Map<string, Stream>();
  return events.flatMap((event, index) => {
    if (event.type !== 'sent') return [];
    const stream = streams.get(event.socket) ?? { isUpgraded: false, bytes: Buffer.alloc(0) };
    streams.set(event.socket, stream);
    stream.bytes = Buffer.concat([stream.bytes, event.data]);
    if (!stream.isUpgraded) upgrade(stream);
    if (!stream.isUpgraded) return [];
    return takeTexts(stream).map((text) => {
      const frame = parseReply(text);
      if (!frame.ok) throw new Error(`The relay sent what its schema does not know: ${text}`);
      return { event: index + 1, socket: event.socket, frame: frame.value };
    });
  });
};
