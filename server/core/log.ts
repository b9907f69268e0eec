/** A member's log: every entry has a `seq`, from 1, without gaps, and goes to every device of theirs (H6). */
import type { Message } from '../../shared/protocol/fields.ts';
import type { Entry } from '../../shared/protocol/replies.ts';
import type { Conn, Member } from './state.ts';
import type { BatchHeader, LogEntry, StoredEntry } from './stored.ts';
import { keepMember, push, startReplay, type Turn } from './turn.ts';

/** The frame of an entry, serialised. */
export const entryFrame = ({ seq, at, entry }: LogEntry): string =>
  JSON.stringify({ type: 'entry', seq, at, entry });

const eachConn = (member: Member, run: (conn: Conn) => void): void => {
  for (const device of member.devices.values()) for (const conn of device.conns) run(conn);
};

const keep = (turn: Turn, member: Member, entry: StoredEntry, bytes: number): number => {
  const seq = ++member.head;
  turn.draft.entries.push({ memberId: member.memberId, seq, at: turn.now, bytes, entry });
  keepMember(turn, member);
  return seq;
};

const appendWith = (turn: Turn, member: Member, stored: StoredEntry, entry: Entry): number => {
  const text = entryFrame({ seq: member.head + 1, at: turn.now, entry });
  eachConn(member, (conn) => {
    if (conn.feed.mode === 'live') push(turn, conn, text);
  });
  return keep(turn, member, stored, text.length);
};

/** Appends an entry and sends it to the member's devices at the end of the turn. */
export const append = (
  turn: Turn,
  member: Member,
  entry: Exclude<Entry, { type: 'batch' }>,
): number => appendWith(turn, member, entry, entry);

/** Appends a batch whose bodies are at hand; storage keeps the header alone. Answers its `seq`. */
export const appendLive = (
  turn: Turn,
  member: Member,
  header: BatchHeader,
  messages: readonly Message[],
): number => appendWith(turn, member, header, { ...header, messages: [...messages] });

/**
 * Appends a batch whose bodies are in storage: connections read on from there, page by page, so that a big
 * release takes neither memory nor one long turn. Answers its `seq`.
 */
export const appendStored = (
  turn: Turn,
  member: Member,
  header: BatchHeader,
  bytes: number,
): number => {
  const seq = keep(turn, member, header, bytes);
  eachConn(member, (conn) => startReplay(turn, conn, seq - 1));
  return seq;
};
