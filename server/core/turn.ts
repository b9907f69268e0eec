/**
 * One turn of the relay: what its jobs write and what goes out. Nothing leaves before all that was written
 * is on disk (H1); when that fails, what went out is only that it failed.
 */
import type { CloseCode } from '../../shared/protocol/close-codes.ts';
import type { ErrorCode, Reply, ReplyOf } from '../../shared/protocol/replies.ts';
import { addTo, type Counts } from './meter.ts';
import type { RelayIds } from './ports.ts';
import type { Conn, Device, Member, Team } from './state.ts';
import type {
  CodeRecord,
  EntryRecord,
  InviteRecord,
  MessageMeta,
  MessageRecord,
  MessageWords,
} from './stored.ts';
import type { MessageChange } from './store.ts';

/** Something that leaves at the end of the turn. */
export type Output =
  | { readonly kind: 'push'; readonly conn: Conn; readonly text: string }
  | {
      readonly kind: 'reply';
      readonly conn: Conn;
      readonly text: string;
      /** What belongs to it and goes out right before it. */
      readonly before: readonly string[];
      readonly re: string | null;
      /** Whether it holds whatever becomes of the turn: it tells nothing of what is in memory. */
      readonly isFirm: boolean;
      /** What it refuses with; null when it does not. */
      readonly refusal: ErrorCode | null;
      /** The log has to be sent up to here before it. */
      readonly afterSeq: number;
    }
  /** The snapshot of a team: made when the turn is over (P6). */
  | {
      readonly kind: 'welcome';
      readonly conn: Conn;
      readonly device: Device;
      readonly re: string;
      readonly roster: number | undefined;
    }
  | { readonly kind: 'close'; readonly conn: Conn; readonly code: CloseCode };

/** A reply to one request. */
export type AnyReply = ReplyOf<'ok' | 'error' | 'pong'>;

/** What was written, by kind; records are taken from memory when the turn ends. */
export interface Draft {
  readonly teams: Set<Team>;
  readonly members: Set<Member>;
  readonly devices: Set<Device>;
  readonly invites: Set<InviteRecord>;
  readonly codes: Set<CodeRecord>;
  readonly messages: MessageRecord[];
  readonly changes: MessageChange[];
  readonly entries: EntryRecord[];
}

/** A turn in the making. */
export interface Turn {
  /** Relay time, epoch ms: one moment for the whole turn. */
  readonly now: number;
  readonly ids: RelayIds;
  readonly draft: Draft;
  /** Teams of which something was written. */
  readonly touched: Set<Team>;
  readonly outputs: Output[];
  readonly presenceChanged: Set<Member>;
  readonly profileChanged: Set<Member>;
  readonly heldChanged: Set<Member>;
  /** Teams to which somebody came, or from which somebody went. */
  readonly connsChanged: Set<Team>;
  /** Members who wait for somebody, or are waited for, and were looked at (S1). */
  readonly maybeMeeting: Set<Member>;
  /** Members whose next moment may have moved. */
  readonly rescheduled: Set<Member>;
  /** Devices of which something was noted that may be lost: written with the next commit. */
  readonly lazyDevices: Set<Device>;
  /** Connections that began to read their log from storage. */
  readonly replaying: Set<Conn>;
  /** Messages that jobs of this turn name, by id: those kept before, and those accepted in it. */
  readonly messages: Map<string, MessageMeta[]>;
  /** What messages say that a job of this turn asks for, by `refKey`, as it was before. */
  readonly words: ReadonlyMap<string, MessageWords>;
  /** Receipts of what members have stored, made in it. */
  readonly receipts: Map<Member, number>;
  /** Up to where members have stored more than that: a job of the next turn. */
  readonly arrivedLater: Map<Member, number>;
  /** Connections that were told messages of their own in it. */
  readonly told: Set<Conn>;
  /** A job of it threw halfway: what its teams are in memory is not to be kept, nor told. */
  isBroken: boolean;
  /** What happened in it, to be told when it is kept. */
  readonly counts: Counts;
}

/** A turn that nothing happened in yet. */
export const newTurn = (
  now: number,
  ids: RelayIds,
  messages: Map<string, MessageMeta[]> = new Map(),
  words: Turn['words'] = new Map(),
): Turn => ({
  now,
  ids,
  draft: {
    teams: new Set(),
    members: new Set(),
    devices: new Set(),
    invites: new Set(),
    codes: new Set(),
    messages: [],
    changes: [],
    entries: [],
  },
  touched: new Set(),
  outputs: [],
  presenceChanged: new Set(),
  profileChanged: new Set(),
  heldChanged: new Set(),
  maybeMeeting: new Set(),
  connsChanged: new Set(),
  rescheduled: new Set(),
  lazyDevices: new Set(),
  replaying: new Set(),
  messages,
  words,
  receipts: new Map(),
  arrivedLater: new Map(),
  told: new Set(),
  isBroken: false,
  counts: new Map(),
});

/** Notes that something of a team is written. */
export const wrote = (turn: Turn, team: Team): void => {
  turn.touched.add(team);
};

/** A member has to be written. */
export const keepMember = (turn: Turn, member: Member): void => {
  turn.draft.members.add(member);
  wrote(turn, member.team);
};

/** A device has to be written. */
export const keepDevice = (turn: Turn, device: Device): void => {
  turn.draft.devices.add(device);
  wrote(turn, device.member.team);
};

/** A team has to be written. */
export const keepTeam = (turn: Turn, team: Team): void => {
  turn.draft.teams.add(team);
  wrote(turn, team);
};

const noteChange = (team: Team): void => {
  team.changes += 1;
  team.lists.bare = null;
  team.lists.withProfiles = null;
};

/** A member's presence is another one; teammates learn of it at the end of the turn (P6). */
export const notePresence = (turn: Turn, member: Member): void => {
  member.texts.presence = null;
  noteChange(member.team);
  turn.presenceChanged.add(member);
};

/** A member's profile is another one. */
export const noteProfile = (turn: Turn, member: Member): void => {
  member.texts.profile = null;
  noteChange(member.team);
  turn.profileChanged.add(member);
};

/** A member's profile is another one and has to be written, under a new version of the team's. */
export const keepProfile = (turn: Turn, member: Member): void => {
  member.team.roster += 1;
  keepMember(turn, member);
  keepTeam(turn, member.team);
  noteProfile(turn, member);
};

/** Sends a frame that answers nothing. */
export const push = (turn: Turn, conn: Conn, text: string): void => {
  if (!conn.closed) turn.outputs.push({ kind: 'push', conn, text });
};

/** Answers a request: after the entries that came of it, in the order of the requests (T2). */
export const reply = (
  turn: Turn,
  conn: Conn,
  frame: AnyReply,
  isFirm = false,
  before: readonly string[] = [],
): void => {
  if (conn.closed) return;
  const text = JSON.stringify(frame satisfies Reply);
  const afterSeq = conn.device?.member.head ?? 0;
  const refusal = frame.type === 'error' ? frame.code : null;
  if (refusal !== null) addTo(turn.counts, `refused.${refusal}`);
  turn.outputs.push({ kind: 'reply', conn, text, before, re: frame.re, isFirm, refusal, afterSeq });
};

/** Ends a connection after what was sent to it. What it asks from now on is not heard. */
export const closeConn = (turn: Turn, conn: Conn, code: CloseCode): void => {
  if (conn.closed) return;
  conn.closed = true;
  turn.outputs.push({ kind: 'close', conn, code });
};

/** Has a connection read its log from storage, from after `position` on. */
export const startReplay = (turn: Turn, conn: Conn, position: number): void => {
  if (conn.feed.mode === 'replaying') return;
  conn.feed = { mode: 'replaying', from: position, position, replies: [] };
  turn.replaying.add(conn);
};
