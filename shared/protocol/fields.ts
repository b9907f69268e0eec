/** The fields that frames and HTTP bodies are made of. */
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { FOCUS_LENGTH, HOLD_CEILING, OWN_FOCUS, ROUNDS, TEXT } from './limits.ts';

/** Epoch milliseconds on the relay's clock: every time on the wire is relay time. */
export const at = z.int().min(0).max(8.64e15);
/** A duration in milliseconds. */
export const durationMs = z.int().min(0);
/** An opaque id made by the relay. */
export const opaqueId = z.string().min(1).max(TEXT.id);
/** An id made by the client. */
export const clientUuid = z.uuid();

/**
 * Words of a person. Half of a surrogate pair, which an escape in JSON can make, becomes U+FFFD here: no disk keeps
 * it, so that a text would differ between who gets it at once and who reads it later (H6).
 */
export const words = z.string().overwrite((text) => text.toWellFormed());

const trimmed = (max: number) => words.trim().min(1).max(max);
/** The name of a member. */
export const memberName = trimmed(TEXT.name);
/** The name of a team. */
export const teamName = trimmed(TEXT.teamName);
/** The name of a device. */
export const deviceName = trimmed(TEXT.deviceName);

/** Names that are known to be right, so that none is looked up for each frame; some hundreds are in use anywhere. */
const rightZones = new Set<string>();
const MAX_RIGHT_ZONES = 1000;

const isTimeZone = (name: string): boolean => {
  if (rightZones.has(name)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    // Intl takes names that Temporal does not (JST, IST), and the other way round: we count with both.
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
  } catch {
    return false; // Neither has another way to ask whether it knows a zone.
  }
  if (rightZones.size >= MAX_RIGHT_ZONES) rightZones.clear();
  rightZones.add(name);
  return true;
};
/** An IANA time zone that this runtime knows. */
export const timeZone = z.string().max(64).refine(isTimeZone, 'not an IANA time zone');

/** What teammates see. `open` means "my door is open, come and talk". */
export const show = z.enum(['open', 'available', 'focusing', 'busy', 'away', 'offline']);
export type Show = z.infer<typeof show>;
/** What a member may choose by hand. */
export const manualShow = z.enum(['open', 'available', 'busy', 'away']);
export type ManualShow = z.infer<typeof manualShow>;
/** Why a show is what it is. */
export const source = z.enum([
  'manual',
  'focus',
  'calendar',
  'schedule',
  'lock',
  'idle',
  'connection',
]);
export type Source = z.infer<typeof source>;
/** One device's input signal. A signal, not a status; idle minutes never leave the device. */
export const activity = z.enum(['active', 'idle', 'locked', 'asleep', 'unknown']);
export type Activity = z.infer<typeof activity>;
/** What a device is. */
export const deviceKind = z.enum(['desktop', 'web', 'cli']);
export type DeviceKind = z.infer<typeof deviceKind>;
/** How much a message presses. */
export const urgency = z.enum(['normal', 'urgent']);
export type Urgency = z.infer<typeof urgency>;

const minuteOfDay = z.int().min(0).max(1440);
/** A stretch of one weekday, local time: `day` 1 (Monday) to 7, minutes from midnight, `from` before `to`. */
const weeklyStretch = z
  .object({ day: z.int().min(1).max(7), from: minuteOfDay, to: minuteOfDay })
  .refine((stretch) => stretch.from < stretch.to, { message: 'must be after from', path: ['to'] });
export type WeeklyStretch = z.infer<typeof weeklyStretch>;
/** Hours in which a member is usually reachable, in the member's own zone. */
export const workingHours = z.object({ weekly: z.array(weeklyStretch).max(28) });
export type WorkingHours = z.infer<typeof workingHours>;
/** Instead of the plan, until a moment: "late today until 20:00", or "done for today" (P9). */
export const hoursOverride = z.object({ reachable: z.boolean(), until: at });
export type HoursOverride = z.infer<typeof hoursOverride>;

/** A show chosen by hand; without `until` it holds until changed. */
export const manualChoice = z.object({ show: manualShow, until: at.optional() });
export type ManualChoice = z.infer<typeof manualChoice>;
/** A line of status; an empty text clears it. */
export const statusLine = z.object({
  text: words.trim().max(TEXT.status),
  emoji: words.max(TEXT.emoji).optional(),
  until: at.optional(),
});
export type StatusLine = z.infer<typeof statusLine>;

/** A time for which a calendar makes its member busy (K1). */
export const busyStretch = z
  .object({ from: at, until: at })
  .refine(({ from, until }) => from < until, { message: 'not after from', path: ['until'] });
export type BusyStretch = z.infer<typeof busyStretch>;

/** A member as teammates see them now. */
export const presence = z.object({
  memberId: opaqueId,
  show,
  source,
  since: at,
  until: at.optional(),
  statusText: z.string().optional(),
  statusEmoji: z.string().optional(),
  focusLabel: z.string().optional(),
  device: deviceKind.optional(),
});
export type Presence = z.infer<typeof presence>;

/** What changes rarely about a member. `left` marks one who is no longer in the team. */
export const profile = z.object({
  memberId: opaqueId,
  name: z.string(),
  timeZone: z.string(),
  workingHours: workingHours.optional(),
  hoursOverride: hoursOverride.optional(),
  left: z.literal(true).optional(),
});
export type Profile = z.infer<typeof profile>;

/** A message as its receiver gets it. `heldMs` is how long it waited. */
export const message = z.object({
  messageId: clientUuid,
  from: opaqueId,
  to: opaqueId,
  body: z.string(),
  urgency,
  urgentReason: z.string().optional(),
  sentAt: at,
  acceptedAt: at,
  heldMs: durationMs,
});
export type Message = z.infer<typeof message>;

/** Counts of what waits for a member (H3: counts and senders, never content). */
export const heldCounts = z.object({
  count: z.int().min(0),
  urgent: z.int().min(0),
  /** Who sent them: those whose oldest message waits longest. */
  from: z.array(opaqueId),
  /** How many more senders there are, where `from` does not name all. */
  others: z.int().min(1).optional(),
});
export type HeldCounts = z.infer<typeof heldCounts>;

/** Which of several rounds with breaks between them a session is (F5). Lengths are of the whole series. */
export const focusRounds = z.object({
  roundsId: clientUuid,
  /** From 1. */
  index: z.int().min(1).max(ROUNDS.most),
  of: z.int().min(1).max(ROUNDS.most),
  focusMs: durationMs.min(FOCUS_LENGTH.minMs).max(FOCUS_LENGTH.maxMs),
  breakMs: durationMs.min(ROUNDS.breakMinMs).max(ROUNDS.breakMaxMs),
  longBreakMs: durationMs.min(ROUNDS.breakMinMs).max(ROUNDS.breakMaxMs),
  /** After how many rounds the break is a long one. */
  longEvery: z.int().min(1).max(ROUNDS.most),
});
export type FocusRounds = z.infer<typeof focusRounds>;

/** "Tell me when they are reachable": who is waited for, and since when (S1). */
export const surfaceAsk = z.object({ to: opaqueId, askedAt: at });
export type SurfaceAsk = z.infer<typeof surfaceAsk>;

/** A focus session as the relay keeps it and the log tells it. */
export const focusRecord = z.object({
  focusId: clientUuid,
  state: z.enum(['running', 'paused', 'ended']),
  startedAt: at,
  endsAt: at,
  label: z.string().optional(),
  shareLabel: z.boolean(),
  urgent: z.enum(['allow', 'refuse']),
  /** When the pause began; only while paused. */
  pausedAt: at.optional(),
  /** How it ended; only when ended. */
  outcome: z.enum(['completed', 'stopped', 'expired']).optional(),
  /** Sum of the pauses that are over. */
  pausedMs: durationMs.optional(),
  /** When somebody changed it last: what was done before that and is told later is old news (F6). */
  changedAt: at.optional(),
  /** Of one that ended ten minutes into a pause: what it was, for a resume in time that is told late (F6). */
  lapsed: z.object({ pausedAt: at, endsAt: at }).optional(),
  rounds: focusRounds.optional(),
});
export type FocusRecord = z.infer<typeof focusRecord>;

const focusLength = z.int().min(FOCUS_LENGTH.minMs).max(FOCUS_LENGTH.maxMs);
/** How rounds of focus and breaks go (F5). */
const roundsPlan = focusRounds.omit({ roundsId: true, index: true });
/** Focus by the week, in the member's zone (F8). */
const focusPlan = z.object({
  stretches: z.array(weeklyStretch).max(OWN_FOCUS.planned),
  /** Whether a planned session asks first or starts by itself. */
  start: z.enum(['ask', 'auto']),
});
/** What a member set for all their devices; what is not there is as it comes. */
export const ownSettings = z.object({
  holdCeilingMs: z.int().min(HOLD_CEILING.minMs).max(HOLD_CEILING.maxMs).optional(),
  presetsMs: z.array(focusLength).min(1).max(OWN_FOCUS.presets).optional(),
  extensionsMs: z.array(focusLength).min(1).max(OWN_FOCUS.extensions).optional(),
  rounds: roundsPlan.optional(),
  plan: focusPlan.optional(),
});
export type OwnSettings = z.infer<typeof ownSettings>;
/** A change of them: what is left out stays, null goes back to how it comes. */
export const settingsChange = z.object({
  holdCeilingMs: ownSettings.shape.holdCeilingMs.nullable(),
  presetsMs: ownSettings.shape.presetsMs.nullable(),
  extensionsMs: ownSettings.shape.extensionsMs.nullable(),
  rounds: ownSettings.shape.rounds.nullable(),
  plan: ownSettings.shape.plan.nullable(),
});
export type SettingsChange = z.infer<typeof settingsChange>;
