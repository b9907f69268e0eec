/** The wire under a connection, as the socket layer sees it. */
import type { Frame } from '../core/frames.ts';

/** One WebSocket. */
export interface Wire {
  /**
   * Sends frames in order, in one write where that can be; `flushed` is called when they were handed to the system.
   * Where it answers false much may be unsent: ask for `unsentBytes`, which is far away in memory and else not needed.
   */
  send(frames: readonly Frame[], flushed?: () => void): boolean;
  /** Bytes that were sent and have not left. */
  unsentBytes(): number;
  /** Takes no more of what comes than has been read already, until `resume`. */
  pause(): void;
  /** Reads on. */
  resume(): void;
  /** Says goodbye with a code; whoever does not answer is cut off. */
  close(code: number): void;
  /** Ends it at once, without a goodbye. */
  cut(): void;
}

/** Whose wish the end of a connection was. */
export type CloseBy = 'relay' | 'client';

/** What a wire tells. After `onClose` nothing comes any more. */
export interface WireEvents {
  onText(text: string): void;
  onBinary(): void;
  /** `code` is the WebSocket close code, 1006 without one. */
  onClose(code: number): void;
}
