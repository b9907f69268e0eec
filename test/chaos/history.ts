/** What was seen of a run from outside the relay, in the order in which it was seen. */
import type { Reply } from '../../shared/protocol/replies.ts';
import type { Request } from '../../shared/protocol/requests.ts';

/** One thing that was seen. `conn` numbers the connections of a run. */
export type Seen =
  | {
      readonly type: 'opened';
      readonly conn: number;
      readonly device: string;
      readonly memberId: string;
    }
  /** A client handed a request to its socket: the relay may take it from now on, or never. */
  | { readonly type: 'asked'; readonly conn: number; readonly request: Request }
  | {
      readonly type: 'came';
      readonly conn: number;
      readonly frame: Reply;
      /** The frame as it came, byte for byte. */
      readonly text: string;
    }
  /** A frame that no schema knows. */
  | { readonly type: 'garbled'; readonly conn: number; readonly text: string }
  | { readonly type: 'ended'; readonly conn: number; readonly code: number }
  /** Someone asked for a device to be shut out, and later the relay said that it is. */
  | { readonly type: 'revoking' | 'revoked'; readonly device: string }
  /** The relay told its operators of a fault. */
  | { readonly type: 'reported'; readonly text: string }
  /** All is done: everyone is connected and free, and has said that they stored all. */
  | {
      readonly type: 'settled';
      /** Relay time, epoch ms. */
      readonly now: number;
      /** The last `seq` of each member's log. */
      readonly heads: ReadonlyMap<string, number>;
    }
  /** What was waited for at the end did not come. */
  | { readonly type: 'stuck'; readonly text: string };

/** All that was seen; a thing's place in it is when it was seen. */
export type History = readonly Seen[];

/**
 * A mark that is in the words of a message and nowhere else, so that a body is known wherever it turns up. `part`
 * is `body`, `reason`, or which revision.
 */
export const markOf = (messageId: string, part: string): string => `[mark ${messageId} ${part}]`;

/** The messages whose marks are in a text. */
export const markedIn = (text: string): readonly string[] =>
  [...text.matchAll(/\[mark ([0-9a-f-]{36}) /g)].map((found) => found[1] ?? '');
