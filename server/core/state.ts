/** Teams in memory. Only the core changes them, in a turn; what a commit refuses is dropped and loaded again. */
import type {
  Activity,
  BusyStretch,
  FocusRecord,
  ManualChoice,
  Presence,
  StatusLine,
  SurfaceAsk,
} from '../../shared/protocol/fields.ts';
import type { Peer } from './ports.ts';
import { newTeamLists, type TeamLists } from './member-lists.ts';
import type {
  CodeRecord,
  DeviceRecord,
  FeedRecord,
  InviteRecord,
  LaterRecord,
  MemberRecord,
  MessageMeta,
  MessageRef,
  TeamRecord,
  UrgentMark,
  UrgentUse,
  WaitingRecord,
} from './stored.ts';
import type { Sized } from './texts.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** How a connection gets its member's log: as it grows, or page by page from storage until it has caught up. */
export type Feed =
  | { readonly mode: 'live' }
  | {
      readonly mode: 'replaying';
      /** From after which `seq` on it is read. */
      readonly from: number;
      /** Last `seq` that was sent; `from` where none was. */
      position: number;
      /** Replies that wait until the log before them was sent. */
      readonly replies: { readonly afterSeq: number; readonly text: string }[];
    };

/** A connection. It has a device from its `hello` on, and a closed one is not spoken to any more. */
export interface Conn {
  readonly peer: Peer;
  device: Device | null;
  feed: Feed;
  closed: boolean;
  /** Whether it is told of messages that its member sends or changes at another device (H14). */
  followsSent: boolean;
  /** Up to which change of its team it knows: a snapshot has all of before. */
  knowsChange: number;
}

/** What a connected device, or one in its grace, says about its member. */
export interface Signal {
  activity: Activity;
  /** When a vanished device stops counting (P5); null while it is connected. */
  graceUntil: number | null;
}

/** A device. */
export interface Device extends Mutable<Omit<DeviceRecord, 'memberId'>> {
  readonly member: Member;
  readonly conns: Set<Conn>;
  signal: Signal | null;
  /** When its calendar makes the member busy (K1). */
  busy: readonly BusyStretch[];
  /** When a person last asked something of it: what an `unknown` device is judged by, also after it came back (P3). */
  lastRequestAt: number;
}

/** What is in memory of a message that waits: ten thousand may, for one member. */
export interface Waiting extends Omit<WaitingRecord, 'to'> {
  /** When its sender was told that it is expected (H9); null: it is queued. */
  told: number | null;
}

/** A batch entry that no device has yet. */
export interface Undelivered {
  readonly seq: number;
  readonly messages: readonly MessageRef[];
}

/** A member. */
export interface Member {
  readonly memberId: string;
  readonly team: Team;
  name: string;
  timeZone: string;
  workingHours: MemberRecord['workingHours'];
  hoursOverride: MemberRecord['hoursOverride'];
  settings: MemberRecord['settings'];
  manual: ManualChoice | null;
  status: StatusLine | null;
  focus: FocusRecord | null;
  /** Ids of sessions that were reported lately: told again, nothing is new (F6). */
  reported: readonly string[];
  head: number;
  holdingSince: number | null;
  wakeAt: number | null;
  urgentUses: readonly UrgentUse[];
  urgentMarks: readonly UrgentMark[];
  feed: FeedRecord | null;
  asks: readonly SurfaceAsk[];
  /** Who waits for this member, by id: the other way to `asks`. */
  readonly askedBy: Set<string>;
  /** Up to when meetings with whom were dismissed: in memory alone, a relay that was restarted tells one of them again. */
  readonly dismissed: Map<string, number>;
  readonly devices: Map<string, Device>;
  /** By `order`, each behind those before. A number costs a fraction of the text that a sender and an id make. */
  readonly waiting: Map<number, Waiting>;
  /** How many wait from each sender, and how many of all are urgent: `held` without counting. */
  readonly waitingFrom: Map<string, number>;
  waitingUrgent: number;
  lastOrder: number;
  undelivered: Undelivered[];
  /** By `refKey`. */
  readonly laters: Map<string, LaterRecord>;
  lastActiveAt: number | null;
  /** Taken for busy by a calendar that a relay which was restarted has not been told of again (K1). */
  busyGrace: BusyStretch | null;
  presence: Presence;
  /** When they were read from storage, or joined: nothing is known of how they stood before. */
  readonly knownFrom: number;
  /** Presence and profile as JSON, made when they are asked for; null after a change. */
  readonly texts: { presence: Sized | null; profile: Sized | null };
  /** When time alone changes something next; null: never. */
  dueAt: number | null;
}

/** A team. */
export interface Team extends Mutable<TeamRecord> {
  readonly members: Map<string, Member>;
  readonly invites: Map<string, Mutable<InviteRecord>>;
  readonly codes: Map<string, Mutable<CodeRecord>>;
  readonly conns: Set<Conn>;
  /** All members as JSON, made when somebody comes; null after a change. */
  readonly lists: TeamLists;
  /** How many changes of presence and profiles there were. */
  changes: number;
  /** When somebody came or went last, and when its members were last told of changes: on the clock that cannot be set. */
  movedMono: number;
  toldMono: number;
}

/** What a message is found by: ids are made by clients, so the sender belongs to the key (H2). */
export const refKey = (ref: MessageRef): string => `${ref.from} ${ref.messageId}`;

/** A connection before its `hello`. */
export const newConn = (peer: Peer): Conn => ({
  peer,
  device: null,
  feed: { mode: 'live' },
  closed: false,
  followsSent: false,
  knowsChange: -1,
});

/** A team in memory, empty. */
export const newTeam = (record: TeamRecord): Team => ({
  ...record,
  members: new Map(),
  invites: new Map(),
  codes: new Map(),
  conns: new Set(),
  lists: newTeamLists(),
  changes: 0,
  movedMono: -Infinity,
  toldMono: -Infinity,
});

/** A device in memory, not connected; the member knows it from now on. */
export const addDevice = (member: Member, record: DeviceRecord): Device => {
  const { memberId: _, ...rest } = record;
  const device: Device = {
    ...rest,
    member,
    conns: new Set(),
    signal: null,
    busy: [],
    lastRequestAt: 0,
  };
  member.devices.set(device.deviceId, device);
  return device;
};

/** A member in memory, offline since `now`; the team knows it from now on. */
export const addMember = (team: Team, record: MemberRecord, now: number): Member => {
  const { teamId: _, ...rest } = record;
  const member: Member = {
    ...rest,
    team,
    reported: [],
    askedBy: new Set(),
    dismissed: new Map(),
    devices: new Map(),
    waiting: new Map(),
    waitingFrom: new Map(),
    waitingUrgent: 0,
    lastOrder: 0,
    undelivered: [],
    laters: new Map(),
    lastActiveAt: null,
    busyGrace: null,
    presence: {
      memberId: rest.memberId,
      show: rest.holdingSince === null ? 'offline' : 'focusing',
      source: 'connection',
      since: now,
    },
    knownFrom: now,
    texts: { presence: null, profile: null },
    dueAt: null,
  };
  team.members.set(member.memberId, member);
  return member;
};

/** Puts a message behind all others on its receiver's waiting list. */
export const addWaiting = (member: Member, record: WaitingRecord, told: number | null): Waiting => {
  const { messageId, from, urgency, acceptedAt, order, bytes } = record;
  const message: Waiting = { messageId, from, urgency, acceptedAt, order, bytes, told };
  member.waiting.set(order, message);
  member.waitingFrom.set(from, (member.waitingFrom.get(from) ?? 0) + 1);
  if (urgency === 'urgent') member.waitingUrgent += 1;
  member.lastOrder = Math.max(member.lastOrder, order);
  return message;
};

/**
 * A message on its receiver's waiting list. One that was delivered at once takes no place, and what was released gives
 * its place back when a relay is restarted: the order alone may be that of another.
 */
export const waitingAs = (
  { waiting }: Member,
  { order, from, messageId }: Pick<MessageMeta, 'order' | 'from' | 'messageId'>,
): Waiting | undefined => {
  const found = waiting.get(order);
  return found?.from === from && found.messageId === messageId ? found : undefined;
};

/** Takes a message off the waiting list. */
export const removeWaiting = (member: Member, message: Waiting): void => {
  if (!member.waiting.delete(message.order)) return;
  const left = (member.waitingFrom.get(message.from) ?? 1) - 1;
  if (left > 0) member.waitingFrom.set(message.from, left);
  else member.waitingFrom.delete(message.from);
  if (message.urgency === 'urgent') member.waitingUrgent -= 1;
};
