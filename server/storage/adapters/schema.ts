/** The tables, as kysely sees them. JSON is text and truth is 0 or 1, so that every SQL dialect will do. */
import type { Generated } from 'kysely';

export interface TeamsTable {
  team_id: string;
  name: string;
  roster: number;
}
export interface MembersTable {
  member_id: string;
  team_id: string;
  name: string;
  time_zone: string;
  working_hours: string | null;
  hours_override: string | null;
  manual: string | null;
  status: string | null;
  focus: string | null;
  head: number;
  holding_since: number | null;
  wake_at: number | null;
  urgent_uses: string;
  urgent_marks: Generated<string>;
  /** SHA-256 of its secret, hex; null while the feed is off. */
  feed_hash: string | null;
  feed_sessions: Generated<string>;
  settings: Generated<string>;
  asks: Generated<string>;
}
export interface DevicesTable {
  device_id: string;
  member_id: string;
  token_hash: string;
  kind: string;
  name: string;
  stored_seq: number;
  last_seen_at: number | null;
  revoked_at: number | null;
}
export interface InvitesTable {
  hash: string;
  team_id: string;
  uses_left: number;
  expires_at: number;
}
export interface CodesTable {
  hash: string;
  team_id: string;
  member_id: string;
  expires_at: number;
  used: number;
}
export interface MessagesTable {
  message_id: string;
  from_id: string;
  to_id: string;
  body: string;
  content_hash: string;
  urgency: string;
  urgent_reason: string | null;
  sent_at: number;
  accepted_at: number;
  accepted_order: number;
  bytes: number;
  state: string;
  released_at: number | null;
  batch_seq: number | null;
  later_until: Generated<number | null>;
  /** Highest `seq` of an entry that shows or names it. */
  shown_seq: number | null;
  broke_through: Generated<number>;
}
export interface EntriesTable {
  member_id: string;
  seq: number;
  at: number;
  bytes: number;
  entry: string;
}
/** Parts of big releases whose messages are not marked yet. */
export interface ReleasesTable {
  to_id: string;
  batch_seq: number;
  first_order: number;
  last_order: number;
  released_at: number;
}

/** All tables. */
export interface Tables {
  teams: TeamsTable;
  members: MembersTable;
  devices: DevicesTable;
  invites: InvitesTable;
  device_codes: CodesTable;
  messages: MessagesTable;
  entries: EntriesTable;
  releases: ReleasesTable;
}
