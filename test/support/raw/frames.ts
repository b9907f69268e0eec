/** WebSocket frames by hand (RFC 6455 §5): right ones and wrong ones, and a cheap reader of those that come. */

/** What a frame is. */
export const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** What may be unusual about a frame. */
interface FrameOptions {
  readonly opcode?: number;
  readonly fin?: boolean;
  /** Says that the payload is compressed. */
  readonly rsv1?: boolean;
  /** The length that its header tells, bytes; its payload's own unless given. */
  readonly tells?: number;
}

const header = (first: number, length: number): Buffer => {
  const MASKED = 0x80;
  if (length < 126) return Buffer.from([first, MASKED | length]);
  const long = Buffer.alloc(length < 65_536 ? 4 : 10);
  long[0] = first;
  long[1] = MASKED | (length < 65_536 ? 126 : 127);
  if (length < 65_536) long.writeUInt16BE(length, 2);
  else long.writeBigUInt64BE(BigInt(length), 2);
  return long;
};

/** A frame from a client. Its mask is of zeros, which is allowed, and leaves the payload readable. */
export const clientFrame = (
  payload: Buffer | string,
  { opcode = OPCODE.text, fin = true, rsv1 = false, tells }: FrameOptions = {},
): Buffer => {
  const bytes = Buffer.from(payload);
  const first = (fin ? 0x80 : 0) | (rsv1 ? 0x40 : 0) | opcode;
  return Buffer.concat([header(first, tells ?? bytes.length), Buffer.alloc(4), bytes]);
};

/** A frame from the relay. */
export interface ScannedFrame {
  readonly opcode: number;
  /** Of its payload, bytes. */
  readonly length: number;
  /** The payload, or its beginning where no more was asked for. */
  readonly payload: Buffer;
  /** Where it ends in the chunk that was given last. */
  readonly endsAt: number;
}

/** Bytes of a header of the relay's whose first two are known; it masks nothing. */
const headerBytes = (second: number): number => (second === 127 ? 10 : second === 126 ? 4 : 2);
const payloadBytes = (head: Buffer): number => {
  if (head.length === 10) return Number(head.readBigUInt64BE(2));
  return head.length === 4 ? head.readUInt16BE(2) : (head[1] ?? 0);
};

/** Reads a stream of frames, chunk by chunk; keeps of each payload `keepBytes` at most. */
export const frameScanner = (
  onFrame: (frame: ScannedFrame) => void,
  keepBytes = Infinity,
): ((chunk: Buffer) => void) => {
  let head = Buffer.alloc(0);
  let isHeadDone = false;
  let left = 0;
  let kept: Buffer[] = [];
  let keptBytes = 0;
  const takeHead = (chunk: Buffer, at: number): number => {
    const wanted = head.length < 2 ? 2 : headerBytes(head[1] ?? 0);
    const end = Math.min(chunk.length, at + wanted - head.length);
    head = Buffer.concat([head, chunk.subarray(at, end)]);
    isHeadDone = head.length >= 2 && head.length === headerBytes(head[1] ?? 0);
    if (isHeadDone) left = payloadBytes(head);
    return end;
  };
  const takePayload = (chunk: Buffer, at: number): number => {
    const end = Math.min(chunk.length, at + left);
    const keep = Math.min(end - at, keepBytes - keptBytes);
    if (keep > 0) kept.push(chunk.subarray(at, at + keep));
    keptBytes += Math.max(0, keep);
    left -= end - at;
    return end;
  };
  const finish = (endsAt: number): void => {
    const frame = { opcode: (head[0] ?? 0) & 0x0f, length: payloadBytes(head) };
    const payload = kept.length === 1 ? (kept[0] ?? Buffer.alloc(0)) : Buffer.concat(kept);
    head = Buffer.alloc(0);
    isHeadDone = false;
    kept = [];
    keptBytes = 0;
    onFrame({ ...frame, payload, endsAt });
  };
  return (chunk) => {
    let at = 0;
    while (at < chunk.length) {
      if (!isHeadDone) at = takeHead(chunk, at);
      if (isHeadDone) {
        at = takePayload(chunk, at);
        if (left === 0) finish(at);
      }
    }
  };
};
