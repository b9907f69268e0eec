/**
 * Texts as WebSocket frames (RFC 6455, 5.2), ready to be written. What many sockets get is framed once: with a write for
 * each socket, that and the system call are what a change costs (P6).
 */

const FIN_TEXT = 0x81;

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

const framesOf = (texts: readonly string[]): Buffer =>
  Buffer.concat(
    texts.flatMap((text) => {
      const payload = Buffer.from(text);
      return [headOf(payload.length), payload];
    }),
  );

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a === b || (a.length === b.length && a.every((text, index) => text === b[index]));

/** Frames texts. Asked for the same texts again, as one socket after the other is, it answers with the same bytes. */
export const newFraming = (): ((texts: readonly string[]) => Buffer) => {
  let last: readonly string[] = [];
  let bytes: Buffer = Buffer.alloc(0);
  return (texts) => {
    if (!isSame(last, texts)) [last, bytes] = [texts, framesOf(texts)];
    return bytes;
  };
};
