/** What the relay keeps, record by record. Times are epoch ms on the relay's clock. */
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
  /** What it takes in a batch frame, bytes: at most so many, and few less. */
  readonly bytes: number;
  readonly state: MessageState;
  /** Whether it broke through a focus, for being urgent: only that may have been able to wait (H10). */
  readonly brokeThrough: boolean;
}

/** What is asked of a message while it waits. */
export type WaitingRecord = Pick<
  MessageMeta,
  'messageId' | 'from' | 'to' | 'urgency' | 'acceptedAt' | 'order' | 'bytes'
>;

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

/** What a message says, by who wrote it. */
export interface MessageWords extends MessageRef {
  readonly body: string;
  readonly sentAt: number;
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
