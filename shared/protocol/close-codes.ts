/** WebSocket close codes in use, with the rule that each serves. */
export const CLOSE = {
  /** A normal end. */
  normal: 1000,
  /** Binary, or text that is not a JSON object (T1). */
  notAFrame: 1007,
  /** A frame over the limit (T1). */
  tooBig: 1009,
  /** The relay met a fault of its own. */
  internal: 1011,
  /** The relay stops and will be back (T7). */
  restarting: 1012,
  /** No `hello` in time (T3). */
  helloTimeout: 4001,
  /** A protocol version that the relay does not speak (spec §2, `hello`). */
  unsupportedProtocol: 4002,
  /** The token is not valid, or not any more (T3). The client never retries. */
  unauthorized: 4003,
  /** Too many requests for too long, or too many wrong tokens from one address (T3, T6). */
  rateLimited: 4008,
  /** The socket did not take what was sent to it (T6). */
  slowConsumer: 4009,
  /** The member has more connections than a person has devices, and this is the oldest (T6). */
  tooManyConnections: 4010,
} as const;

/** One of the close codes in use. */
export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE];
