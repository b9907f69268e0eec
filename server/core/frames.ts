/** Frames on their way out: text, or text whose larger part is made into bytes once for all who get it (P6). */

/** A frame that ends with what others get as well. */
export interface JoinedFrame {
  readonly head: string;
  /** UTF-8. */
  readonly tail: Buffer;
}

/** What one frame says. */
export type Frame = string | JoinedFrame;

/** All of it as text. */
export const textOf = (frame: Frame): string =>
  typeof frame === 'string' ? frame : frame.head + frame.tail.toString();
