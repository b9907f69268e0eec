/** What teammates see of a member: one pure function, the same on both ends (P1, P2). */
import type {
  Activity,
  DeviceKind,
  HoursOverride,
  ManualChoice,
  Show,
  Source,
  WorkingHours,
} from '../protocol/fields.ts';
import { RECENT_ACTIVITY_MS } from '../protocol/limits.ts';
import { isWithinHours, nextHoursBoundary, overrideNow } from './working-hours.ts';

/** A connected device, or one still in its grace (P5). */
export interface DeviceSignal {
  readonly kind: DeviceKind;
  readonly activity: Activity;
  /** When it last sent a request; what an `unknown` device is judged by (P3). Epoch ms. */
  readonly lastRequestAt: number;
}

/** All that a presence is made of. Times are epoch ms on one clock. */
export interface PresenceInputs {
  readonly manual: ManualChoice | null;
  /** The session in progress; `until` is its deadline. */
  readonly focus: { readonly endsAt: number } | null;
  /** A calendar event in progress. */
  readonly calendar: { readonly until: number } | null;
  readonly workingHours: WorkingHours | null;
  /** What the member said instead of the plan (P9). */
  readonly hoursOverride: HoursOverride | null;
  readonly timeZone: string;
  readonly devices: readonly DeviceSignal[];
  /** When a device last reported `active`; null when none has. */
  readonly lastActiveAt: number | null;
}

/** A presence before a member's id and texts are added. */
export interface DerivedPresence {
  readonly show: Show;
  readonly source: Source;
  readonly until?: number;
  /** The kind of the device that speaks for the member, where one is connected. */
  readonly device?: DeviceKind;
}

type Rest = 'active' | 'idle' | 'gone';

/** P3: `unknown` counts as active for ten minutes after a request, then as idle. */
const restOf = (device: DeviceSignal, now: number): Rest => {
  switch (device.activity) {
    case 'active':
      return 'active';
    case 'idle':
      return 'idle';
    case 'locked':
    case 'asleep':
      return 'gone';
    case 'unknown':
      return now - device.lastRequestAt < RECENT_ACTIVITY_MS ? 'active' : 'idle';
  }
};

/** The choice while it lasts, else null (P7). */
export const manualNow = (choice: ManualChoice | null, now: number): ManualChoice | null =>
  choice !== null && (choice.until === undefined || now < choice.until) ? choice : null;

const fromManual = (choice: ManualChoice): DerivedPresence => ({
  show: choice.show,
  source: 'manual',
  ...(choice.until === undefined ? {} : { until: choice.until }),
});

const outsideHours = (inputs: PresenceInputs, now: number): boolean =>
  inputs.workingHours !== null &&
  overrideNow(inputs.hoursOverride, now) === null &&
  !isWithinHours(inputs.workingHours, inputs.timeZone, now) &&
  (inputs.lastActiveAt === null || now - inputs.lastActiveAt >= RECENT_ACTIVITY_MS);

/** P2 without the device: the first rule that matches decides. */
const decide = (inputs: PresenceInputs, now: number): DerivedPresence => {
  const focus = inputs.focus !== null && now < inputs.focus.endsAt ? inputs.focus : null;
  if (inputs.devices.length === 0 && focus === null)
    return { show: 'offline', source: 'connection' };
  const manual = manualNow(inputs.manual, now);
  if (manual?.show === 'busy' || manual?.show === 'away') return fromManual(manual);
  if (focus !== null) return { show: 'focusing', source: 'focus', until: focus.endsAt };
  if (inputs.calendar !== null && now < inputs.calendar.until)
    return { show: 'busy', source: 'calendar', until: inputs.calendar.until };
  const rests = inputs.devices.map((device) => restOf(device, now));
  if (manual !== null && rests.includes('active')) return fromManual(manual);
  const override = overrideNow(inputs.hoursOverride, now);
  if (override?.reachable === false)
    return { show: 'away', source: 'schedule', until: override.until };
  if (rests.every((rest) => rest === 'gone')) return { show: 'away', source: 'lock' };
  if (!rests.includes('active')) return { show: 'away', source: 'idle' };
  if (outsideHours(inputs, now)) return { show: 'away', source: 'schedule' };
  return { show: 'available', source: 'connection' };
};

const KINDS: readonly DeviceKind[] = ['desktop', 'web', 'cli'];

const speakingDevice = (devices: readonly DeviceSignal[], now: number): DeviceKind | undefined => {
  const active = devices.filter((device) => restOf(device, now) === 'active');
  const candidates = active.length > 0 ? active : devices;
  return KINDS.find((kind) => candidates.some((device) => device.kind === kind));
};

/** A member's presence at `now` (epoch ms) (P1, P2). */
export const derivePresence = (inputs: PresenceInputs, now: number): DerivedPresence => {
  const device = speakingDevice(inputs.devices, now);
  return { ...decide(inputs, now), ...(device === undefined ? {} : { device }) };
};

/** The next moment after `now` at which time alone may change the presence; null when it cannot (P7). */
export const nextPresenceChange = (inputs: PresenceInputs, now: number): number | null => {
  const moments = [
    inputs.manual?.until,
    inputs.focus?.endsAt,
    inputs.calendar?.until,
    inputs.hoursOverride?.until,
    ...inputs.devices.map((device) =>
      device.activity === 'unknown' ? device.lastRequestAt + RECENT_ACTIVITY_MS : undefined,
    ),
  ];
  // Hours say nothing of who is not there (P2).
  if (inputs.workingHours !== null && inputs.devices.length > 0) {
    moments.push(nextHoursBoundary(inputs.workingHours, inputs.timeZone, now) ?? undefined);
    if (inputs.lastActiveAt !== null) moments.push(inputs.lastActiveAt + RECENT_ACTIVITY_MS);
  }
  const later = moments.filter((moment) => moment !== undefined && moment > now) as number[];
  return later.length === 0 ? null : Math.min(...later);
};
