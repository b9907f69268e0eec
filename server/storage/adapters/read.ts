/** Reads what the core asks for. */
import type { Kysely, Selectable } from 'kysely';
import type { Message } from '../../../shared/protocol/fields.ts';
import type {
  BatchHeader,
  LogEntry,
  MessageMeta,
  MessageRef,
  StoredEntry,
} from '../../core/stored.ts';
import type { LoadedTeam, LocateKey } from '../../core/store.ts';
import type { Release } from './releases.ts';
import { codeOf, deviceOf, inviteOf, memberOf, META_COLUMNS, metaOf, teamOf } from './rows.ts';
import type { EntriesTable, MessagesTable, Tables } from './schema.ts';
import { chunks } from './chunks.ts';

/** Lines of a log that are looked at for one page. */
const LINES_PER_PAGE = 500;

const hashesOf = (keys: readonly LocateKey[], kind: LocateKey['kind']): string[] =>
  keys.filter((key) => key.kind === kind).map((key) => key.hash);

/** The teams that secrets belong to, by hash. Revoked ones belong to none. */
export const locate = async (
  db: Kysely<Tables>,
  keys: readonly LocateKey[],
): Promise<Map<string, string>> => {
  const found: { hash: string; team_id: string }[] = [];
  for (const some of chunks(hashesOf(keys, 'token')))
    found.push(
      ...(await db
        .selectFrom('devices')
        .innerJoin('members', 'members.member_id', 'devices.member_id')
        .select(['devices.token_hash as hash', 'members.team_id'])
        .where('devices.token_hash', 'in', some)
        .where('devices.revoked_at', 'is', null)
        .execute()),
    );
  for (const [kind, table] of [
    ['invite', 'invites'],
    ['code', 'device_codes'],
  ] as const)
    for (const some of chunks(hashesOf(keys, kind)))
      found.push(
        ...(await db
          .selectFrom(table)
          .select(['hash', 'team_id'])
          .where('hash', 'in', some)
          .execute()),
      );
  for (const some of chunks(hashesOf(keys, 'feed')))
    found.push(
      ...(await db
        .selectFrom('members')
        .select(['feed_hash as hash', 'team_id'])
        .where('feed_hash', 'in', some)
        .$narrowType<{ hash: string }>()
        .execute()),
    );
  return new Map(found.map(({ hash, team_id }) => [hash, team_id]));
};

const membersOf = (db: Kysely<Tables>, teamId: string) =>
  db.selectFrom('members').select('member_id').where('team_id', '=', teamId);

/** The members of a team, by id. */
export const memberIds = async (db: Kysely<Tables>, teamId: string): Promise<Set<string>> =>
  new Set((await membersOf(db, teamId).execute()).map((row) => row.member_id));

const loadMessages = async (
  db: Kysely<Tables>,
  teamId: string,
): Promise<Pick<LoadedTeam, 'waiting' | 'undelivered' | 'laters'>> => {
  const toTeam = db.selectFrom('messages').where('to_id', 'in', membersOf(db, teamId));
  const waiting = await toTeam
    .select(META_COLUMNS)
    .where('state', '=', 'waiting')
    .orderBy('to_id')
    .orderBy('accepted_order')
    .execute();
  const undelivered = await toTeam
    .select(['to_id as to', 'from_id as from', 'message_id as messageId', 'batch_seq as batchSeq'])
    .where('state', '=', 'released')
    .where('batch_seq', 'is not', null)
    .$narrowType<{ batchSeq: number }>()
    .orderBy('to_id')
    .orderBy('batch_seq')
    .orderBy('accepted_order')
    .execute();
  const laters = await toTeam
    .select(['to_id as to', 'from_id as from', 'message_id as messageId', 'later_until as until'])
    .where('later_until', 'is not', null)
    .$narrowType<{ until: number }>()
    .execute();
  return { waiting: waiting.map(metaOf), undelivered, laters };
};

/** A team with all that the core keeps in memory of it. */
export const loadTeam = async (db: Kysely<Tables>, teamId: string): Promise<LoadedTeam | null> => {
  const ofTeam = { team_id: teamId };
  const team = await db
    .selectFrom('teams')
    .selectAll()
    .where('team_id', '=', ofTeam.team_id)
    .executeTakeFirst();
  if (team === undefined) return null;
  const members = await db
    .selectFrom('members')
    .selectAll()
    .where('team_id', '=', teamId)
    .orderBy('member_id')
    .execute();
  const devices = await db
    .selectFrom('devices')
    .selectAll()
    .where('member_id', 'in', membersOf(db, teamId))
    .where('revoked_at', 'is', null)
    .execute();
  const invites = await db
    .selectFrom('invites')
    .selectAll()
    .where('team_id', '=', teamId)
    .where('uses_left', '>', 0)
    .execute();
  const codes = await db
    .selectFrom('device_codes')
    .selectAll()
    .where('team_id', '=', teamId)
    .where('used', '=', 0)
    .execute();
  return {
    team: teamOf(team),
    members: members.map(memberOf),
    devices: devices.map(deviceOf),
    invites: invites.map(inviteOf),
    codes: codes.map(codeOf),
    ...(await loadMessages(db, teamId)),
  };
};

/** Teams in which something falls due by itself. */
export const teamsToWake = async (db: Kysely<Tables>): Promise<string[]> => {
  const rows = await db
    .selectFrom('members')
    .select('team_id')
    .distinct()
    .where('wake_at', 'is not', null)
    .execute();
  return rows.map((row) => row.team_id);
};

/** All messages with one of the ids. */
export const messages = async (
  db: Kysely<Tables>,
  messageIds: readonly string[],
): Promise<MessageMeta[]> => {
  const found: MessageMeta[] = [];
  for (const some of chunks(messageIds)) {
    const rows = await db
      .selectFrom('messages')
      .select(META_COLUMNS)
      .where('message_id', 'in', some)
      .execute();
    found.push(...rows.map(metaOf));
  }
  return found;
};

type MessageRow = Selectable<MessagesTable>;

const messageOf = (row: MessageRow): Message => ({
  messageId: row.message_id,
  from: row.from_id,
  to: row.to_id,
  body: row.body,
  urgency: row.urgency as Message['urgency'],
  ...(row.urgent_reason === null ? {} : { urgentReason: row.urgent_reason }),
  sentAt: row.sent_at,
  acceptedAt: row.accepted_at,
  heldMs: Math.max(0, (row.released_at ?? row.accepted_at) - row.accepted_at),
});

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
    .selectAll()
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
    if (messages === undefined) bySeq.set(seq, [messageOf(row)]);
    else messages.push(messageOf(row));
  }
  return bySeq;
};

/** The messages of a part that is released and not marked yet. */
const unmarked = async (db: Kysely<Tables>, part: Release): Promise<Message[]> => {
  const rows = await db
    .selectFrom('messages')
    .selectAll()
    .where('to_id', '=', part.to)
    .where('state', '=', 'waiting')
    .where('accepted_order', '>=', part.firstOrder)
    .where('accepted_order', '<=', part.lastOrder)
    .orderBy('accepted_order')
    .execute();
  return rows.map((row) => messageOf({ ...row, released_at: part.at }));
};

/** A part that an entry released and whose messages are not marked yet, by the `seq` of the entry. */
export type NotedPart = (seq: number) => Release | undefined;

const keyOf = ({ from, messageId }: MessageRef): string => `${from} ${messageId}`;

/** The messages that entries name, by sender and id: one query for all. */
const namedMessages = async (
  db: Kysely<Tables>,
  memberId: string,
  refs: readonly MessageRef[],
): Promise<Map<string, Message>> => {
  const byKey = new Map<string, Message>();
  for (const some of chunks(refs.map((ref) => ref.messageId))) {
    const rows = await db
      .selectFrom('messages')
      .selectAll()
      .where('to_id', '=', memberId)
      .where('message_id', 'in', some)
      .execute();
    for (const message of rows.map(messageOf)) byKey.set(keyOf(message), message);
  }
  return byKey;
};

/** The bodies of batches, which the entries only name: in two queries, whatever their number. */
const batchMessages = async (
  db: Kysely<Tables>,
  memberId: string,
  lines: readonly { readonly seq: number; readonly header: BatchHeader }[],
  noted: NotedPart,
): Promise<Map<number, Message[]>> => {
  const named = lines.flatMap(({ header }) => header.refs ?? []);
  const byKey = await namedMessages(db, memberId, named);
  const plain = lines.filter(({ header }) => header.refs === undefined);
  const [first, last] = [plain[0], plain.at(-1)];
  const bySeq =
    first === undefined || last === undefined
      ? new Map<number, Message[]>()
      : await releasedBetween(db, memberId, [first.seq, last.seq]);
  for (const { seq } of plain) {
    const part = noted(seq);
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

/** A page of a member's log; `noted` tells the parts of releases that are not marked yet. */
export const entriesAfter = async (
  db: Kysely<Tables>,
  memberId: string,
  seq: number,
  maxBytes: number,
  noted: NotedPart,
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
