/** Catching up: a connection gets its log page by page, each when the one before has left (H6, T6). */
import { entryFrame } from './log.ts';
import type { Conn, Feed } from './state.ts';
import type { LogEntry } from './stored.ts';

/** What a page comes to. */
export interface PageOutput {
  readonly frames: readonly string[];
  /** Whether there is more to read once these have left. */
  readonly more: boolean;
  /** Whether the connection is to end: the log goes on after a gap, and something went out before it. */
  readonly isCut: boolean;
}

const NOTHING: PageOutput = { frames: [], more: false, isCut: false };

/** What of a page goes on from what went out before: only the first entry of all may come after a gap. */
const untilGap = (
  { from, position }: Extract<Feed, { mode: 'replaying' }>,
  page: readonly LogEntry[],
): readonly LogEntry[] => {
  let last = position;
  const at = page.findIndex(({ seq }) => {
    const isGap = last !== from && seq !== last + 1;
    last = seq;
    return isGap;
  });
  return at === -1 ? page : page.slice(0, at);
};

/**
 * Moves a connection on by a page that was read at the start of this turn, when nothing was appended yet. The log of a
 * relay that was restored has a gap somewhere, which a device reads over two connections (H6).
 */
export const takePage = (conn: Conn, page: readonly LogEntry[]): PageOutput => {
  const { feed, device } = conn;
  if (device === null || feed.mode !== 'replaying') return NOTHING;
  const { head } = device.member;
  const given = untilGap(feed, page);
  const isEndAfterGap = page.length === 0 && feed.position !== feed.from && feed.position < head;
  const isCut = isEndAfterGap || given.length < page.length;
  feed.position = given.at(-1)?.seq ?? (isCut ? feed.position : head);
  const isDone = feed.position >= head;
  const { position } = feed;
  const ready = feed.replies.filter((waiting) => waiting.afterSeq <= position);
  feed.replies.splice(0, ready.length);
  if (isDone) conn.feed = { mode: 'live' };
  const frames = [...given.map(entryFrame), ...ready.map(({ text }) => text)];
  return { frames, more: !isDone && !isCut, isCut };
};
