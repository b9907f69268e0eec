/** Catching up: a connection gets its log page by page, each when the one before has left (H6, T6). */
import { entryFrame } from './log.ts';
import type { Conn } from './state.ts';
import type { LogEntry } from './stored.ts';

/** What a page comes to. */
export interface PageOutput {
  readonly frames: readonly string[];
  /** Whether there is more to read once these have left. */
  readonly more: boolean;
}

/** Moves a connection on by a page that was read at the start of this turn, when nothing was appended yet. */
export const takePage = (conn: Conn, page: readonly LogEntry[]): PageOutput => {
  const { feed, device } = conn;
  if (device === null || feed.mode !== 'replaying') return { frames: [], more: false };
  const { head } = device.member;
  feed.position = page.at(-1)?.seq ?? head;
  const isDone = feed.position >= head;
  const { position } = feed;
  const ready = feed.replies.filter((waiting) => waiting.afterSeq <= position);
  feed.replies.splice(0, ready.length);
  if (isDone) conn.feed = { mode: 'live' };
  return { frames: [...page.map(entryFrame), ...ready.map(({ text }) => text)], more: !isDone };
};
