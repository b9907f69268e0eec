/**
 * Texts as WebSocket frames (RFC 6455, 5.2), ready to be written. What many sockets get is framed once: with a write for
 * each socket, that and the system call are what a change costs (P6).
 */
import type { Frame } from '../../core/frames.ts';

const FIN_TEXT = 0x81;

/** What is to be written, in pieces; one unless a part of it is shared with other frames. */
export type Pieces = readonly Buffer[];

const headOf = (length: number): Buffer => {
  if (length < 126) return Buffer.from([FIN_TEXT, length]);
  const head = Buffer.alloc(length < 65_536 ? 4 : 10);
  head[0] = FIN_TEXT;
  if (head.length === 4) {
    head[1] = 126;
    head.writeUInt16BE(length, 2);
  } else {
    head[1] = 127;
    head.writeUIntBE(length, 4, 6);
  }
  return head;
};

/** Shared bytes stay a piece of their own, so that nobody copies them; all between them is one. */
const piecesOf = (frames: readonly Frame[]): Pieces => {
  const pieces: Buffer[] = [];
  let own: Buffer[] = [];
  for (const frame of frames) {
    const tail = typeof frame === 'string' ? null : frame.tail;
    const payload = Buffer.from(typeof frame === 'string' ? frame : frame.head);
    own.push(headOf(payload.length + (tail?.length ?? 0)), payload);
    if (tail === null) continue;
    pieces.push(Buffer.concat(own), tail);
    own = [];
  }
  if (own.length > 0) pieces.push(Buffer.concat(own));
  return pieces;
};

const isSame = (a: readonly Frame[], b: readonly Frame[]): boolean =>
  a === b || (a.length === b.length && a.every((frame, index) => frame === b[index]));

/** Frames texts. Asked for the same texts again, as one socket after the other is, it answers with the same bytes. */
export const newFraming = (): ((frames: readonly Frame[]) => Pieces) => {
  let last: readonly Frame[] = [];
  let pieces: Pieces = [];
  return (frames) => {
    if (!isSame(last, frames)) [last, pieces] = [frames, piecesOf(frames)];
    return pieces;
  };
};
