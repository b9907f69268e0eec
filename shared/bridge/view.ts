/**
 * What the window sees: plain data that survives a structured clone. Every time is epoch ms on this
 * machine's clock; the engine has converted it from the relay's.
 */
import type { Language } from '../language/catalogue.ts';
import type {
  Activity,
  DeviceKind,
  FocusRecord,
  HeldCounts,
  HoursOverride,
  ManualChoice,
  OwnSettings,
  Presence,
  Profile,
  StatusLine,
  Urgency,
  WorkingHours,
} from '../protocol/fields.ts';
import type { SessionRecord } from '../domain/statistics.ts';
import type { DeviceSettings } from '../engine/device-settings.ts';
import type { CalendarSetting } from '../engine/ports.ts';
import type { BatchReason } from '../protocol/replies.ts';

/** How things stand with the relay. */
export type ConnectionView =
  /** No team yet: focus works, nothing is shared (F6). */
  | { readonly state: 'solo' }
  | { readonly state: 'connecting' }
  | { readonly state: 'online' }
  /** The relay could not be reached; the next try is at `retryAt` (C5). */
  | { readonly state: 'waiting'; readonly retryAt: number }
  /** This device is no longer let in; joining again is the way back (T5). */
  | { readonly state: 'signedOut' };

/** Oneself. */
export interface OwnView {
  readonly memberId: string | null;
  readonly name: string;
  /** The zone that teammates see, and that the hours are in. */
  readonly timeZone: string;
  /** The zone that this machine's clock shows: another one while travelling. */
  readonly machineTimeZone: string;
  /** When one can usually be reached; null where that was never told. */
  readonly workingHours: WorkingHours | null;
  /** What counts instead for now (P9). */
  readonly hoursOverride: HoursOverride | null;
  readonly presence: Pick<Presence, 'show' | 'source' | 'until'>;
  readonly manual: ManualChoice | null;
  readonly status: StatusLine | null;
  /** Whether calendars can read one's focus sessions at a secret address (K2); null while that is not known. */
  readonly hasFeed: boolean | null;
  readonly activity: Activity;
  /** What tells of the activity, in words for people; null where that is not known. */
  readonly activitySource: string | null;
  /** Why idle detection is not available here, in words for people; null where it is (P3). */
  readonly activityProblem: string | null;
  /** The system's own do-not-disturb is on: notifications wait (N1). */
  readonly isQuietedBySystem: boolean;
}

/** A focus session as its owner sees it. */
export interface FocusView extends Omit<FocusRecord, 'changedAt' | 'lapsed'> {
  readonly nextStep?: string;
}

/** The break between two rounds of focus, or the wait after it until one is back (F5). */
export interface BreakView {
  readonly from: number;
  readonly until: number;
  readonly isLong: boolean;
  /** The round that comes next. */
  readonly next: { readonly index: number; readonly of: number };
}

/** A teammate: who they are and how they stand. */
export interface TeammateView {
  readonly profile: Profile;
  readonly presence: Presence;
}

/** A message that was released to this member. */
export interface ReviewItem {
  readonly messageId: string;
  readonly from: string;
  readonly fromName: string;
  readonly body: string;
  readonly urgency: Urgency;
  readonly urgentReason?: string;
  readonly sentAt: number;
  readonly heldMs: number;
  readonly batchId: string;
  readonly reason: BatchReason;
  readonly receivedAt: number;
  readonly triage: 'unread' | 'done' | 'later';
  /** When a message put off comes back. */
  readonly laterUntil?: number;
  /** It broke through: until when one may say that it could have waited (H10). */
  readonly rateUntil?: number;
  /** Urgent, and one said that it could have waited. */
  readonly couldWait?: boolean;
}

/** What was found of all messages that are kept: the newest first, as many as were asked for, and how many there are. */
export interface FoundMessages {
  readonly items: readonly ReviewItem[];
  readonly total: number;
}

/** A message that this member wrote. */
export interface OutgoingView {
  readonly messageId: string;
  readonly to: string;
  readonly body: string;
  readonly urgency: Urgency;
  readonly writtenAt: number;
  /** `waiting`: in the outbox, the relay has not promised it yet. */
  readonly state: 'waiting' | 'held' | 'queued' | 'delivered' | 'withdrawn' | 'failed';
  /** When a held message is expected to be released (H9). */
  readonly expectedAt?: number;
  /** Why it cannot wait, where it was written as urgent on this device. */
  readonly urgentReason?: string;
  /** Why it was refused, for people; only with `failed`. */
  readonly problem?: string;
  /** The message that it answers, where it was written as a reply. */
  readonly replyTo?: string;
}

/** How many urgent messages to a teammate break through still (H10). */
export interface UrgentBudgetView {
  readonly left: number;
  /** With none left: when the next one comes back. */
  readonly backAt?: number;
  /** What the session that they are in does with urgent ones; left out where that is not known. */
  readonly session?: 'allow' | 'refuse' | undefined;
}

/** Something to be said once, quietly. */
export interface NoticeView {
  readonly noticeId: string;
  readonly text: string;
}

/** A planned session that is asked about (F8). */
export interface PlannedView {
  readonly key: string;
  readonly from: number;
  readonly until: number;
  readonly label?: string;
}

/** What the member set for all their devices, with what comes without a choice. */
export interface SettingsView {
  readonly holdCeilingMs: number;
  readonly presetsMs: readonly number[];
  readonly extensionsMs: readonly number[];
  readonly rounds: NonNullable<OwnSettings['rounds']>;
  readonly plan: NonNullable<OwnSettings['plan']> | null;
}

/** One waits for a teammate to be reachable (S1). */
export interface AskView {
  readonly askedAt: number;
  /** When one stops waiting. */
  readonly endsAt: number;
}

/** Somebody one waited for, or who waited for oneself, became reachable at `at` (S1). */
export interface MeetingView {
  readonly memberId: string;
  readonly at: number;
  /** Whether the other one waited, and not oneself. */
  readonly isAsked: boolean;
}

/** The calendar that this device reads (K1). */
export interface CalendarView {
  readonly setting: CalendarSetting | null;
  readonly focusWord: string;
  /** What is wrong with it, in words; null: nothing. */
  readonly problem: string | null;
  /** When it was last read; null: not yet. */
  readonly readAt: number | null;
  /** Events of the next 7 days, and how many of them make busy. */
  readonly eventsInWeek: number;
  readonly busyInWeek: number;
}

/** What is being typed: the words, and where it is meant to be urgent, why it cannot wait. */
export interface Draft {
  readonly body: string;
  readonly urgency?: Urgency | undefined;
  /** Kept also while the message is meant to be a normal one again. */
  readonly urgentReason?: string | undefined;
}

/** Under what a reply to a message is kept while it is typed: it belongs to that message, not to its sender. */
export const replyDraftId = (messageId: string): string => `reply-${messageId}`;

/** All that a window shows. */
export interface View {
  readonly device: DeviceKind;
  /** Origin of the team's relay; null without a team. */
  readonly relayUrl: string | null;
  readonly connection: ConnectionView;
  readonly teamName: string | null;
  readonly own: OwnView;
  readonly focus: FocusView | null;
  readonly break: BreakView | null;
  /** By member id, without oneself and without those who left. */
  readonly teammates: Readonly<Record<string, TeammateView>>;
  /** Counts of what waits for this member (H3). */
  readonly held: HeldCounts;
  /** Without the relay: until when that was known to be so; null: it has not been told since the start (C5). */
  readonly heldKnownAt: number | null;
  /** What is not done, and the batches of which something was done lately, whole; in the order of release. */
  readonly review: readonly ReviewItem[];
  /** By time written. */
  readonly outgoing: readonly OutgoingView[];
  /** What is being typed, by the id of the member it goes to, of the message that it revises, or by `replyDraftId`. */
  readonly drafts: Readonly<Record<string, Draft>>;
  /** By member id; known only where it was asked for since this device is online (H10). */
  readonly urgentBudgets: Readonly<Record<string, UrgentBudgetView>>;
  readonly settings: SettingsView;
  /** By member id. */
  readonly asks: Readonly<Record<string, AskView>>;
  /** None while oneself focuses; the latest first. */
  readonly meetings: readonly MeetingView[];
  /** What is set on this device alone. */
  readonly deviceSettings: DeviceSettings;
  /** What is spoken to the user of this device. */
  readonly language: Language;
  /** One's own sessions of the last days, by time (F9). */
  readonly sessions: readonly SessionRecord[];
  /** A planned session waits for an answer; null when none does. */
  readonly planned: PlannedView | null;
  readonly notices: readonly NoticeView[];
  readonly calendar: CalendarView;
}
