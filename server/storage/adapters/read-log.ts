/** Reads a member's log, with the messages that its entries only name. */
import type { Kysely, Selectable } from 'kysely';
import type { Message } from '../../../shared/protocol/fields.ts';
import type { BatchHeader, LogEntry, MessageRef, StoredEntry } from '../../core/stored.ts';
import { chunks } from './chunks.ts';
import type { NotedParts, Release } from './releases.ts';
import type { EntriesTable, MessagesTable, Tables } from './schema.ts';

/** Lines of a log that are looked at for one page. */
const LINES_PER_PAGE = 500;

/** What a log shows of a message. A release reads thousands, and each column of each is a value made for it. */
const COLUMNS = [
  'message_id',
  'from_id',
  'body',
  'urgency',
  'urgent_reason',
  'sent_at',
  'accepted_at',
  'released_at',
  'batch_seq',
] as const;
type MessageRow = Pick<Selectable<MessagesTable>, (typeof COLUMNS)[number]>;

const messageOf = (row: MessageRow, to: string, releasedAt = row.released_at): Message => {
  const message: Message = {
    messageId: row.message_id,
    from: row.from_id,
    to,
    body: row.body,
    urgency: row.urgency as Message['urgency'],
    sentAt: row.sent_at,
    acceptedAt: row.accepted_at,
    heldMs: Math.max(0, (releasedAt ?? row.accepted_at) - row.accepted_at),
  };
  return row.urgent_reason === null ? message : { ...message, urgentReason: row.urgent_reason };
};

const cutPage = (
  rows: readonly Selectable<EntriesTable>[],
  maxBytes: number,
): readonly Selectable<EntriesTable>[] => {
  let bytes = 0;
  const end = rows.findIndex((row, index) => {
    bytes += row.bytes;
    return index > 0 && bytes > maxBytes;
  });
  return end === -1 ? rows : rows.slice(0, end);
};

/** Messages of a member by the entry that released them, of all entries from one `seq` to another: one query. */
const releasedBetween = async (
  db: Kysely<Tables>,
  memberId: string,
  [first, last]: readonly [number, number],
): Promise<Map<number, Message[]>> => {
  const rows = await db
    .selectFrom('messages')
    .select(COLUMNS)
    .where('to_id', '=', memberId)
    .where('batch_seq', '>=', first)
    .where('batch_seq', '<=', last)
    .orderBy('batch_seq')
    .orderBy('accepted_order')
    .execute();
  const bySeq = new Map<number, Message[]>();
  for (const row of rows) {
    const seq = row.batch_seq ?? 0;
    const messages = bySeq.get(seq);
    if (messages === undefined) bySeq.set(seq, [messageOf(row, memberId)]);
    else messages.push(messageOf(row, memberId));
  }
  return bySeq;
};

/** The messages of a part that is released and not marked yet. */
const unmarked = async (db: Kysely<Tables>, part: Release): Promise<Message[]> => {
  const rows = await db
    .selectFrom('messages')
    .select(COLUMNS)
    .where('to_id', '=', part.to)
    .where('state', '=', 'waiting')
    .where('accepted_order', '>=', part.firstOrder)
    .where('accepted_order', '<=', part.lastOrder)
    .orderBy('accepted_order')
    .execute();
  return rows.map((row) => messageOf(row, part.to, part.at));
};

const keyOf = ({ from, messageId }: MessageRef): string => `${from} ${messageId}`;

/** The messages that entries name, by sender and id: one query for all. */
const namedMessages = async (
  db: Kysely<Tables>,
  memberId: string,
  refs: readonly MessageRef[],
  noted: NotedParts,
): Promise<Map<string, Message>> => {
  const byKey = new Map<string, Message>();
  for (const some of chunks(refs.map((ref) => ref.messageId))) {
    const rows = await db
      .selectFrom('messages')
      .select([...COLUMNS, 'accepted_order'])
      .where('to_id', '=', memberId)
      .where('message_id', 'in', some)
      .execute();
    for (const row of rows) {
      const releasedAt = row.released_at ?? noted.around(row.accepted_order)?.at;
      const message = messageOf(row, memberId, releasedAt);
      byKey.set(keyOf(message), message);
    }
  }
  return byKey;
};

/** The bodies of batches, which the entries only name: in two queries, whatever their number. */
const batchMessages = async (
  db: Kysely<Tables>,
  memberId: string,
  lines: readonly { readonly seq: number; readonly header: BatchHeader }[],
  noted: NotedParts,
): Promise<Map<number, Message[]>> => {
  const named = lines.flatMap(({ header }) => header.refs ?? []);
  const byKey = await namedMessages(db, memberId, named, noted);
  const plain = lines.filter(({ header }) => header.refs === undefined);
  const [first, last] = [plain[0], plain.at(-1)];
  const bySeq =
    first === undefined || last === undefined
      ? new Map<number, Message[]>()
      : await releasedBetween(db, memberId, [first.seq, last.seq]);
  for (const { seq } of plain) {
    const part = noted.at(seq);
    if (part !== undefined) bySeq.set(seq, await unmarked(db, part));
  }
  for (const { seq, header } of lines)
    if (header.refs !== undefined)
      bySeq.set(
        seq,
        header.refs.flatMap((ref) => byKey.get(keyOf(ref)) ?? []),
      );
  return bySeq;
};

/** A page of a member's log; `noted` has the parts of releases that are not marked yet. */
export const entriesAfter = async (
  db: Kysely<Tables>,
  memberId: string,
  seq: number,
  maxBytes: number,
  noted: NotedParts,
): Promise<LogEntry[]> => {
  const rows = await db
    .selectFrom('entries')
    .selectAll()
    .where('member_id', '=', memberId)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(LINES_PER_PAGE)
    .execute();
  const lines = cutPage(rows, maxBytes).map((row) => ({
    ...row,
    stored: JSON.parse(row.entry) as StoredEntry,
  }));
  const bodies = await batchMessages(
    db,
    memberId,
    lines.flatMap(({ seq: at, stored }) =>
      stored.type === 'batch' ? [{ seq: at, header: stored }] : [],
    ),
    noted,
  );
  return lines.map(({ seq: at, at: time, stored }) => {
    if (stored.type !== 'batch') return { seq: at, at: time, entry: stored };
    const { refs: _, ...header } = stored;
    return { seq: at, at: time, entry: { ...header, messages: bodies.get(at) ?? [] } };
  });
};
