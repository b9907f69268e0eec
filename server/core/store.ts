/**
 * The storage port: what the core keeps, and one commit for each turn. Adapters for SQLite and memory pass one
 * contract suite (test/contract/relay-store.contract.ts).
 */
import type {
  DeviceKind,
  FocusRecord,
  HoursOverride,
  ManualChoice,
  OwnSettings,
  StatusLine,
  SurfaceAsk,
  Urgency,
  WorkingHours,
} from '../../shared/protocol/fields.ts';
import type { BatchReason, Entry } from '../../shared/protocol/replies.ts';
import type { Result } from '../../shared/result.ts';

/** A team as it is kept. `roster` is the version of its profiles. */
export interface TeamRecord {
  readonly teamId: string;
  readonly name: string;
  readonly roster: number;
}

/** An urgent message that broke through, for the budget of its pair (H10). */
export interface UrgentUse {
  readonly to: string;
  readonly at: number;
  /** The sender's zone then: their midnight gives it back. */
  readonly timeZone: string;
}

/** An urgent message to `to` that could have waited; counts until `until` (H10). */
export interface UrgentMark {
  readonly to: string;
  readonly messageId: string;
  readonly until: number;
}

/** A focus session as a feed tells it (K2). The label is there where teammates see it too. */
export interface FeedSession {
  readonly focusId: string;
  readonly from: number;
  readonly until: number;
  readonly label?: string;
}

/** A member's calendar feed: who knows the secret may read it (K2). */
export interface FeedRecord {
  /** SHA-256 of its secret, hex. */
  readonly hash: string;
  /** Those that are over, by their ends. */
  readonly sessions: readonly FeedSession[];
}

/** A member as it is kept. Times are epoch ms on the relay's clock. */
export interface MemberRecord {
  readonly memberId: string;
  readonly teamId: string;
  readonly name: string;
  readonly timeZone: string;
  readonly workingHours: WorkingHours | null;
  readonly hoursOverride: HoursOverride | null;
  /** What the member set for all their devices. */
  readonly settings: OwnSettings;
  readonly manual: ManualChoice | null;
  readonly status: StatusLine | null;
  readonly focus: FocusRecord | null;
  /** Last `seq` of the member's log; 0 for an empty one. */
  readonly head: number;
  /** Since when the member is focusing or busy without a break; null when not (H4, H7). */
  readonly holdingSince: number | null;
  /** When something falls due with nobody connected (P7, H4). */
  readonly wakeAt: number | null;
  readonly urgentUses: readonly UrgentUse[];
  readonly urgentMarks: readonly UrgentMark[];
  /** Null while it is off. */
  readonly feed: FeedRecord | null;
  /** Whom the member waits for, the oldest first (S1). */
  readonly asks: readonly SurfaceAsk[];
}

/** A device as it is kept; a revoked one lets nobody in. */
export interface DeviceRecord {
  readonly deviceId: string;
  readonly memberId: string;
  /** SHA-256 of its token, hex. */
  readonly tokenHash: string;
  readonly kind: DeviceKind;
  readonly name: string;
  /** Highest `seq` that it has stored. */
  readonly storedSeq: number;
  readonly lastSeenAt: number | null;
  readonly revokedAt: number | null;
}

/** An invite as it is kept; `usesLeft` 0 is used up or revoked. */
export interface InviteRecord {
  readonly hash: string;
  readonly teamId: string;
  readonly usesLeft: number;
  readonly expiresAt: number;
}

/** A device code as it is kept. */
export interface CodeRecord {
  readonly hash: string;
  readonly teamId: string;
  readonly memberId: string;
  readonly expiresAt: number;
  readonly used: boolean;
}

/** `waiting`: held or queued. `released`: in the receiver's log. `delivered`: on one of their devices. */
export type MessageState = 'waiting' | 'released' | 'delivered' | 'withdrawn';

/** A message without its content. */
export interface MessageMeta {
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly urgency: Urgency;
  /** Hash of the content as first sent: the same id with another is a conflict (H2). */
  readonly contentHash: string;
  readonly acceptedAt: number;
  /** Grows with acceptance among what waits for one receiver (H4). */
  readonly order: number;
  /** Size in a batch frame, bytes. */
  readonly bytes: number;
  readonly state: MessageState;
}

/** A message as it is kept. */
export interface MessageRecord extends MessageMeta {
  readonly body: string;
  readonly urgentReason: string | null;
  readonly sentAt: number;
  readonly releasedAt: number | null;
  /** `seq` of the entry that released it, in the receiver's log. */
  readonly batchSeq: number | null;
}

/** A message that `later` named. */
export interface MessageRef {
  readonly from: string;
  readonly messageId: string;
}

/** A batch entry as it is kept: bodies stay in the messages. `refs` names them where `batchSeq` does not. */
export interface BatchHeader {
  readonly type: 'batch';
  readonly batchId: string;
  readonly reason: BatchReason;
  readonly part: number;
  readonly parts: number;
  readonly refs?: readonly MessageRef[];
}

/** An entry as it is kept. */
export type StoredEntry = BatchHeader | Exclude<Entry, { type: 'batch' }>;
/** A line of a member's log as it is kept. */
export interface EntryRecord {
  readonly memberId: string;
  readonly seq: number;
  readonly at: number;
  /** Rough size of its frame, for cutting pages. */
  readonly bytes: number;
  readonly entry: StoredEntry;
}
/** A line of a member's log as devices get it. */
export interface LogEntry {
  readonly seq: number;
  readonly at: number;
  readonly entry: Entry;
}

/** A change of messages that are kept already. Applied in order, after the inserts of the same commit. */
export type MessageChange =
  | {
      readonly type: 'revised';
      readonly from: string;
      readonly messageId: string;
      readonly body: string;
      readonly bytes: number;
    }
  /** Urgent from now on, for a reason. */
  | {
      readonly type: 'urged';
      readonly from: string;
      readonly messageId: string;
      readonly urgentReason: string;
      readonly bytes: number;
    }
  | { readonly type: 'withdrawn'; readonly from: string; readonly messageId: string }
  /** All that wait for `to` with an order in the range, both ends included. */
  | {
      readonly type: 'released';
      readonly to: string;
      readonly firstOrder: number;
      readonly lastOrder: number;
      readonly batchSeq: number;
      readonly at: number;
    }
  /** All released to `to` up to a `seq` are on a device of theirs. */
  | { readonly type: 'delivered'; readonly to: string; readonly throughSeq: number }
  /** Comes back at `until`; null: not any more. The entry `shownSeq` tells it, and needs the words. */
  | {
      readonly type: 'later';
      readonly from: string;
      readonly messageId: string;
      readonly until: number | null;
      readonly shownSeq: number;
    };

/** All that one turn writes: everything or nothing. Records replace those with the same id. */
export interface Writes {
  readonly teams: readonly TeamRecord[];
  readonly members: readonly MemberRecord[];
  readonly devices: readonly DeviceRecord[];
  readonly invites: readonly InviteRecord[];
  readonly codes: readonly CodeRecord[];
  /** New ones. */
  readonly messages: readonly MessageRecord[];
  readonly changes: readonly MessageChange[];
  readonly entries: readonly EntryRecord[];
}

/** A message that came back by `later`. */
export interface LaterRecord extends MessageRef {
  readonly to: string;
  readonly until: number;
}

/** A released message that no device has yet. */
export interface UndeliveredRecord extends MessageRef {
  readonly to: string;
  readonly batchSeq: number;
}

/** A team with all that the core keeps in memory of it. */
export interface LoadedTeam {
  readonly team: TeamRecord;
  readonly members: readonly MemberRecord[];
  /** Without those revoked. */
  readonly devices: readonly DeviceRecord[];
  /** Those with uses left. */
  readonly invites: readonly InviteRecord[];
  /** Those not used. */
  readonly codes: readonly CodeRecord[];
  /** By order of acceptance for each receiver. */
  readonly waiting: readonly MessageMeta[];
  /** By `batchSeq` for each receiver. */
  readonly undelivered: readonly UndeliveredRecord[];
  readonly laters: readonly LaterRecord[];
}

/** A secret to find a team by; its hash is SHA-256, hex. */
export interface LocateKey {
  readonly kind: 'token' | 'invite' | 'code' | 'feed';
  readonly hash: string;
}

/** Why a commit failed. Nothing of it was kept. */
export type StoreFault = 'storage_full' | 'storage_failed';

/** What may go. Times are epoch ms on the relay's clock. */
export interface RetentionRule {
  readonly now: number;
  /** Entries from before this may go, once every device of their member that was seen lately has them. */
  readonly entriesBefore: number;
  /** A device that was not seen since is not waited for. */
  readonly devicesBefore: number;
  /** Members who read their log at this moment: nothing of it goes under their hands (H6). */
  readonly reading: readonly string[];
}

/** What a step of tidying up came to. */
export interface Retained {
  /** Entries that went. */
  readonly entries: number;
  /** Where the next step goes on; null: this was the last one. */
  readonly next: string | null;
}

/** Teams, members and what lets people in. Reads reject when the disk fails. */
export interface TeamStore {
  /** The teams that secrets belong to, by hash; unknown ones are missing. */
  locate(keys: readonly LocateKey[]): Promise<ReadonlyMap<string, string>>;
  /** A team, or null where there is none. */
  loadTeam(teamId: string): Promise<LoadedTeam | null>;
  /** Teams in which something falls due by itself. */
  teamsToWake(): Promise<readonly string[]>;
}

/** Messages and the logs of members. Reads reject when the disk fails. */
export interface MessageStore {
  /** All messages with one of the ids, whoever sent them. */
  messages(messageIds: readonly string[]): Promise<readonly MessageMeta[]>;
  /** A member's log after a `seq`, in order: about `maxBytes`, at least one where there is one. */
  entriesAfter(memberId: string, seq: number, maxBytes: number): Promise<readonly LogEntry[]>;
  /**
   * Drops what is no longer needed, one short step from `from` on (null: the beginning): entries that the rule lets
   * go, with the words of their messages, and invites and codes that let nobody in any more. What no device has got
   * yet is kept, however old. Of a message its id stays, so that it is never taken for a new one (H2). Never rejects.
   */
  retain(rule: RetentionRule, from: string | null): Promise<Result<Retained, StoreFault>>;
}

/** The relay's durable memory. Both halves share one commit, since a turn writes to both or to neither. */
export interface RelayStore extends TeamStore, MessageStore {
  /** Keeps all of it, on disk when it resolves (H1), or nothing. Never rejects. */
  commit(writes: Writes): Promise<Result<null, StoreFault>>;
  /**
   * Writes something that means nothing, and answers when it is on disk, as a commit does: whether one would be
   * kept now. Never rejects.
   */
  probe(): Promise<Result<null, StoreFault>>;
  close(): Promise<void>;
}
