/** Reads what the core asks for. */
import type { Kysely } from 'kysely';
import type { Urgency } from '../../../shared/protocol/fields.ts';
import type { MessageMeta } from '../../core/stored.ts';
import type { LoadedTeam, LocateKey } from '../../core/store.ts';
import { codeOf, deviceOf, inviteOf, memberOf, META_COLUMNS, metaOf, teamOf } from './rows.ts';
import type { Tables } from './schema.ts';
import { chunks } from './chunks.ts';

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
    .select([
      'message_id as messageId',
      'from_id as from',
      'to_id as to',
      'urgency',
      'accepted_at as acceptedAt',
      'accepted_order as order',
      'bytes',
    ])
    .$narrowType<{ urgency: Urgency }>()
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
  return { waiting, undelivered, laters };
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
