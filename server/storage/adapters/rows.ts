/** Rows to records and back. What is in the tables was written by this code, so JSON is taken as it is. */
import type { Insertable, Selectable } from 'kysely';
import type {
  CodeRecord,
  DeviceRecord,
  EntryRecord,
  FeedSession,
  InviteRecord,
  MemberRecord,
  MessageMeta,
  MessageRecord,
  TeamRecord,
} from '../../core/stored.ts';
import type {
  CodesTable,
  DevicesTable,
  EntriesTable,
  InvitesTable,
  MembersTable,
  MessagesTable,
  TeamsTable,
} from './schema.ts';

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
const parsed = (text: string | null): unknown => (text === null ? null : JSON.parse(text));

export const teamRow = ({ teamId, name, roster }: TeamRecord): Insertable<TeamsTable> => ({
  team_id: teamId,
  name,
  roster,
});
export const teamOf = (row: Selectable<TeamsTable>): TeamRecord => ({
  teamId: row.team_id,
  name: row.name,
  roster: row.roster,
});

export const memberRow = (member: MemberRecord): Insertable<MembersTable> => ({
  member_id: member.memberId,
  team_id: member.teamId,
  name: member.name,
  time_zone: member.timeZone,
  working_hours: json(member.workingHours),
  hours_override: json(member.hoursOverride),
  manual: json(member.manual),
  status: json(member.status),
  focus: json(member.focus),
  head: member.head,
  holding_since: member.holdingSince,
  wake_at: member.wakeAt,
  urgent_uses: JSON.stringify(member.urgentUses),
  urgent_marks: JSON.stringify(member.urgentMarks),
  feed_hash: member.feed?.hash ?? null,
  feed_sessions: JSON.stringify(member.feed?.sessions ?? []),
  settings: JSON.stringify(member.settings),
  asks: JSON.stringify(member.asks),
});
export const memberOf = (row: Selectable<MembersTable>): MemberRecord => ({
  memberId: row.member_id,
  teamId: row.team_id,
  name: row.name,
  timeZone: row.time_zone,
  workingHours: parsed(row.working_hours) as MemberRecord['workingHours'],
  hoursOverride: parsed(row.hours_override) as MemberRecord['hoursOverride'],
  manual: parsed(row.manual) as MemberRecord['manual'],
  status: parsed(row.status) as MemberRecord['status'],
  focus: parsed(row.focus) as MemberRecord['focus'],
  head: row.head,
  holdingSince: row.holding_since,
  wakeAt: row.wake_at,
  urgentUses: parsed(row.urgent_uses) as MemberRecord['urgentUses'],
  urgentMarks: parsed(row.urgent_marks) as MemberRecord['urgentMarks'],
  feed:
    row.feed_hash === null
      ? null
      : { hash: row.feed_hash, sessions: parsed(row.feed_sessions) as FeedSession[] },
  settings: parsed(row.settings) as MemberRecord['settings'],
  asks: parsed(row.asks) as MemberRecord['asks'],
});

export const deviceRow = (device: DeviceRecord): Insertable<DevicesTable> => ({
  device_id: device.deviceId,
  member_id: device.memberId,
  token_hash: device.tokenHash,
  kind: device.kind,
  name: device.name,
  stored_seq: device.storedSeq,
  last_seen_at: device.lastSeenAt,
  revoked_at: device.revokedAt,
});
export const deviceOf = (row: Selectable<DevicesTable>): DeviceRecord => ({
  deviceId: row.device_id,
  memberId: row.member_id,
  tokenHash: row.token_hash,
  kind: row.kind as DeviceRecord['kind'],
  name: row.name,
  storedSeq: row.stored_seq,
  lastSeenAt: row.last_seen_at,
  revokedAt: row.revoked_at,
});

export const inviteRow = (invite: InviteRecord): Insertable<InvitesTable> => ({
  hash: invite.hash,
  team_id: invite.teamId,
  uses_left: invite.usesLeft,
  expires_at: invite.expiresAt,
});
export const inviteOf = (row: Selectable<InvitesTable>): InviteRecord => ({
  hash: row.hash,
  teamId: row.team_id,
  usesLeft: row.uses_left,
  expiresAt: row.expires_at,
});

export const codeRow = (code: CodeRecord): Insertable<CodesTable> => ({
  hash: code.hash,
  team_id: code.teamId,
  member_id: code.memberId,
  expires_at: code.expiresAt,
  used: code.used ? 1 : 0,
});
export const codeOf = (row: Selectable<CodesTable>): CodeRecord => ({
  hash: row.hash,
  teamId: row.team_id,
  memberId: row.member_id,
  expiresAt: row.expires_at,
  used: row.used === 1,
});

/** A message that waits. What its release adds is NULL until then, and `broke_through` 0: the defaults of their columns. */
export const waitingRow = (message: MessageRecord): Insertable<MessagesTable> => ({
  message_id: message.messageId,
  from_id: message.from,
  to_id: message.to,
  body: message.body,
  content_hash: message.contentHash,
  urgency: message.urgency,
  urgent_reason: message.urgentReason,
  sent_at: message.sentAt,
  accepted_at: message.acceptedAt,
  accepted_order: message.order,
  bytes: message.bytes,
  state: message.state,
});
/** A message that was released as it came. */
export const releasedRow = (message: MessageRecord): Insertable<MessagesTable> => ({
  ...waitingRow(message),
  released_at: message.releasedAt,
  batch_seq: message.batchSeq,
  shown_seq: message.batchSeq,
  broke_through: message.brokeThrough ? 1 : 0,
});
/** The columns of a message without its content. */
export const META_COLUMNS = [
  'message_id',
  'from_id',
  'to_id',
  'urgency',
  'content_hash',
  'accepted_at',
  'accepted_order',
  'bytes',
  'state',
  'broke_through',
] as const satisfies readonly (keyof MessagesTable)[];
export const metaOf = (
  row: Pick<Selectable<MessagesTable>, (typeof META_COLUMNS)[number]>,
): MessageMeta => ({
  messageId: row.message_id,
  from: row.from_id,
  to: row.to_id,
  urgency: row.urgency as MessageMeta['urgency'],
  contentHash: row.content_hash,
  acceptedAt: row.accepted_at,
  order: row.accepted_order,
  bytes: row.bytes,
  state: row.state as MessageMeta['state'],
  brokeThrough: row.broke_through === 1,
});

export const entryRow = (line: EntryRecord): Insertable<EntriesTable> => ({
  member_id: line.memberId,
  seq: line.seq,
  at: line.at,
  bytes: line.bytes,
  entry: JSON.stringify(line.entry),
});
