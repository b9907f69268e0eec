/**
 * All that the engine knows. Times are relay time: this machine's wall clock plus `skewMs`, so that a clock
 * that is set, or wrong, changes nothing here (F2); the view converts them back.
 */
import type { Draft, NoticeView } from '../bridge/view.ts';
import type { ClockReading } from '../domain/clock-drift.ts';
import type {
  BusyStretch,
  FocusRecord,
  HeldCounts,
  ManualChoice,
  Message,
  OwnSettings,
  Presence,
  Profile,
  StatusLine,
} from '../protocol/fields.ts';
import type { BatchReason, OwnState, UrgentBudget } from '../protocol/replies.ts';
import type { SessionRecord } from '../domain/statistics.ts';
import type { RequestOf } from '../protocol/requests.ts';
import { DEFAULT_DEVICE_SETTINGS, type DeviceSettings } from './device-settings.ts';
import { NO_NOTES, type SessionNotes } from './session-notes.ts';
import type { HandledOccurrence } from './planned.ts';
import { type DoNotDisturb, DISTURB } from './do-not-disturb.ts';
import { NO_CALENDAR, type OwnCalendar } from './calendar-setting.ts';
import type { ActivityReading, DeviceFacts } from './ports.ts';
import { type Elsewhere, NOT_ASKED } from './elsewhere.ts';
import { type Buckets, NO_BUCKETS } from './buckets.ts';

/** Requests that change something and so have to arrive: they wait in the outbox until answered (C1). */
export type OpType =
  | 'profile'
  | 'manual'
  | 'status'
  | 'settings'
  | 'focus.start'
  | 'focus.change'
  | 'focus.pause'
  | 'focus.resume'
  | 'focus.end'
  | 'focus.report'
  | 'message.send'
  | 'message.revise'
  | 'message.urge'
  | 'message.withdraw'
  | 'triage'
  | 'urgent.feedback'
  | 'surface.ask'
  | 'surface.cancel'
  | 'surface.dismiss';
/** A request before it has an id on the wire. */
export type OpRequest = { [T in OpType]: Omit<RequestOf<T>, 'id'> }[OpType];
/** A request in the outbox. `attempted`: the relay may have seen it, so its content is fixed (H2). */
export interface Op {
  readonly n: number;
  readonly request: OpRequest;
  readonly attempted: boolean;
}

/** A message that was released to this member. */
export interface InboxItem {
  readonly message: Message;
  readonly batchId: string;
  readonly reason: BatchReason;
  /** Where it stands in the log: the entry's `seq` and the place in the batch. */
  readonly seq: number;
  readonly index: number;
  readonly receivedAt: number;
  readonly triage: 'unread' | 'done' | 'later';
  readonly laterUntil?: number;
  /** Urgent, and its receiver said that it could have waited (H10). */
  readonly couldWait?: boolean;
  /** It was put off, and had broken through when it came first. */
  readonly brokeThrough?: true;
}

/** A message that this member wrote. */
export interface SentMessage {
  readonly messageId: string;
  readonly to: string;
  readonly body: string;
  readonly urgency: 'normal' | 'urgent';
  readonly writtenAt: number;
  readonly state: 'waiting' | 'held' | 'queued' | 'delivered' | 'withdrawn' | 'failed';
  readonly expectedAt?: number;
  /** Of an urgent one that was written here. */
  readonly urgentReason?: string;
  readonly problem?: string;
  /** The message that it answers; known on this device alone. */
  readonly replyTo?: string;
}

/** How things stand with the relay. `…Mono` is on the monotonic clock. */
export type ConnectionState =
  | { readonly state: 'solo' }
  | { readonly state: 'signedOut' }
  | { readonly state: 'waiting'; readonly attempt: number; readonly retryMono: number }
  | { readonly state: 'connecting'; readonly attempt: number; readonly sinceMono: number }
  | {
      readonly state: 'online';
      /** The try that led here, and since when it holds. */
      readonly attempt: number;
      readonly sinceMono: number;
      readonly sentMono: number;
      readonly heardMono: number;
      /** When the relay was heard last, relay time: unlike the monotonic clock it goes on in every sleep. */
      readonly heardAt: number;
      /** The log's last entry at the welcome: what comes up to it is history, the welcome is newer (P6). */
      readonly head: number;
      /** Whether an entry of the log has come on this connection: from then on there are no gaps. */
      readonly inLog: boolean;
    };

/** Who this device is on the relay. The token is not here: only the shell of the engine has it (C6). */
export interface Identity {
  readonly relayUrl: string;
  readonly memberId: string;
  readonly teamId: string;
}

/** A batch of which not all parts have come. */
export interface OpenBatch {
  readonly batchId: string;
  readonly count: number;
  readonly from: readonly string[];
}

/** Two who waited for each other could meet (S1). */
export interface Meeting {
  readonly at: number;
  /** Whether the other one waited, and not this member. */
  readonly isAsked: boolean;
  /** Whether its notification has been given. */
  readonly isTold: boolean;
}

/** A focus session with what only this device knows of it. */
export type OwnFocus = FocusRecord & {
  readonly nextStep?: string;
  /** It was said that the break after it is over. */
  readonly breakTold?: true;
};

export interface EngineState {
  readonly device: DeviceFacts;
  readonly identity: Identity | null;
  /** What the relay calls this device; null before it said so. */
  readonly deviceId: string | null;
  readonly connection: ConnectionState;
  /** Relay time minus this machine's wall clock. */
  readonly skewMs: number;
  /** The last reading of both clocks, to find out that one was set. */
  readonly reading: ClockReading;
  /** Lent with each event, from 0 up to 1: for the jitter of the next try. */
  readonly random: number;
  readonly name: string;
  readonly teamName: string | null;
  readonly activity: ActivityReading;
  /** When `activity` was heard, relay time; null before. */
  readonly activityAt: number | null;
  /** When its user was last known to be active, and last asked something of it; relay time, null: never. */
  readonly lastActiveAt: number | null;
  readonly lastAskedAt: number | null;
  readonly focus: OwnFocus | null;
  readonly manual: ManualChoice | null;
  readonly status: StatusLine | null;
  /** For all devices of the member; what is not there is as it comes. */
  readonly settings: OwnSettings;
  readonly deviceSettings: DeviceSettings;
  /** One's own sessions that are over, by id (F9). */
  readonly sessions: Readonly<Record<string, SessionRecord>>;
  readonly sessionNotes: SessionNotes;
  /** What became of planned sessions here, by their key (F8). */
  readonly planned: Readonly<Record<string, HandledOccurrence>>;
  /** What the relay last told of the own choices; null before it told anything. */
  readonly relayOwn: OwnState | null;
  /** The zone of this machine that its owner was asked about; null when it is the profile's. */
  readonly zoneAsked: string | null;
  readonly roster: number;
  readonly profiles: Readonly<Record<string, Profile>>;
  readonly presences: Buckets<Presence>;
  readonly held: HeldCounts;
  /** Offline: until when `held` was known to be so, relay time; null: it was not told since the start. */
  readonly heldKnownAt: number | null;
  /** Highest `seq` of the log that was taken in; persisted with what it brought. */
  readonly cursor: number;
  readonly ops: Readonly<Record<string, Op>>;
  readonly nextOp: number;
  /** Numbers of the ops that were sent on this connection and not answered. */
  readonly inFlight: readonly number[];
  /** After a refusal for now, ops rest until then. */
  readonly opsRestUntilMono: number;
  readonly inbox: Readonly<Record<string, InboxItem>>;
  readonly sent: Readonly<Record<string, SentMessage>>;
  /** Messages sent from other devices whose words are to be asked for, by id; the highest number was named last. */
  readonly missing: Readonly<Record<string, number>>;
  readonly elsewhere: Elsewhere;
  readonly drafts: Readonly<Record<string, Draft>>;
  /** What the relay told on this connection of what is left to whom, by member id (H10). */
  readonly urgentBudgets: Readonly<Record<string, Omit<UrgentBudget, 'to'>>>;
  /** Whether the relay has a calendar feed for this member; null before it said so. */
  readonly hasFeed: boolean | null;
  /** Since when one waits for whom, by member id (S1). */
  readonly asks: Readonly<Record<string, number>>;
  readonly meetings: Readonly<Record<string, Meeting>>;
  /** Up to where the log was written when this connection began. */
  readonly headThen: number;
  readonly openBatch: OpenBatch | null;
  /** A focus ended with messages waiting: its notification waits for their batch, but no longer than this. */
  readonly batchDueMono: number | null;
  readonly notices: readonly NoticeView[];
  readonly doNotDisturb: DoNotDisturb;
  /** The calendar on this device (K1). */
  readonly calendar: OwnCalendar;
  /** Until when it makes busy now; null when it does not. */
  readonly busyUntil: number | null;
  /** What the relay was told of it on this connection; null: nothing. */
  readonly toldBusy: readonly BusyStretch[] | null;
}

/** Nothing waits. */
export const NOTHING_HELD: HeldCounts = { count: 0, urgent: 0, from: [] };

/** The state of an engine that has never run. */
export const initialState = (device: DeviceFacts, reading: ClockReading): EngineState => ({
  device,
  identity: null,
  deviceId: null,
  connection: { state: 'solo' },
  skewMs: 0,
  reading,
  random: 0,
  name: '',
  teamName: null,
  activity: { activity: 'unknown' },
  activityAt: null,
  lastActiveAt: null,
  lastAskedAt: null,
  focus: null,
  manual: null,
  status: null,
  settings: {},
  deviceSettings: DEFAULT_DEVICE_SETTINGS,
  sessions: {},
  sessionNotes: NO_NOTES,
  planned: {},
  relayOwn: null,
  zoneAsked: null,
  roster: 0,
  profiles: {},
  presences: NO_BUCKETS,
  held: NOTHING_HELD,
  heldKnownAt: null,
  cursor: 0,
  ops: {},
  nextOp: 1,
  inFlight: [],
  opsRestUntilMono: 0,
  inbox: {},
  sent: {},
  missing: {},
  elsewhere: NOT_ASKED,
  drafts: {},
  urgentBudgets: {},
  hasFeed: null,
  asks: {},
  meetings: {},
  headThen: 0,
  openBatch: null,
  batchDueMono: null,
  notices: [],
  doNotDisturb: DISTURB,
  calendar: NO_CALENDAR,
  busyUntil: null,
  toldBusy: null,
});

/** Relay time at this moment, as well as this device knows it. */
export const relayNow = (state: EngineState): number => state.reading.wall + state.skewMs;

/** A record without one key. */
export const without = <T>(
  record: Readonly<Record<string, T>>,
  key: string,
): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(record).filter(([k]) => k !== key));

/** The ops in the order in which they were made. */
export const opsInOrder = (state: EngineState): readonly Op[] =>
  Object.values(state.ops).sort((a, b) => a.n - b.n);
