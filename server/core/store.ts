/**
 * The storage port: what the core keeps, and one commit for each turn. Adapters for SQLite and memory pass one
 * contract suite (test/contract/relay-store.contract.ts).
 */
import type { Result } from '../../shared/result.ts';
import type {
  TeamRecord,
  MemberRecord,
  DeviceRecord,
  InviteRecord,
  CodeRecord,
  MessageMeta,
  MessageRecord,
  MessageWords,
  EntryRecord,
  LogEntry,
  LaterRecord,
  UndeliveredRecord,
  WaitingRecord,
} from './stored.ts';

/** A change of messages that are kept already. Applied in order, after the inserts of the same commit. */
export type MessageChange =
  | {
      readonly type: 'revised';
      readonly from: string;
      readonly messageId: string;
      readonly body: string;
      readonly bytes: number;
    }
  /** Urgent from now on, for a reason; released for it at once, or waiting on. */
  | {
      readonly type: 'urged';
      readonly from: string;
      readonly messageId: string;
      readonly urgentReason: string;
      readonly brokeThrough: boolean;
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
  readonly waiting: readonly WaitingRecord[];
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
  /** What they say, of those whose words are kept still. */
  words(messageIds: readonly string[]): Promise<readonly MessageWords[]>;
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
   * Carries on with what commits began, one short step: a big release is kept at once and carried out in steps, and
   * nobody who reads sees the difference. Answers whether to go on: not where nothing is left, nor after a step that
   * failed. Never rejects.
   */
  step(): Promise<boolean>;
  /** Whether a step has anything to do. */
  isBehind(): boolean;
  /**
   * Writes something that means nothing, and answers when it is on disk, as a commit does: whether one would be
   * kept now. Never rejects.
   */
  probe(): Promise<Result<null, StoreFault>>;
  close(): Promise<void>;
}
