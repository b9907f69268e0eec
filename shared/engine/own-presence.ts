/** One's own presence: the relay's word where there is one, else the same rules on what this device knows (P1). */
import { activeFocus, focusEndsBy } from '../domain/focus.ts';
import { derivePresence, nextPresenceChange, type PresenceInputs } from '../domain/presence.ts';
import type { Presence } from '../protocol/fields.ts';
import { isPersonal } from '../protocol/requests.ts';
import { hasPending } from './outbox.ts';
import { ownProfile } from './own-profile.ts';
import type { Effect } from './events.ts';
import type { ActivityReading } from './ports.ts';
import { type EngineState, relayNow } from './state.ts';
import { inBuckets } from './buckets.ts';

/** How one stands, and until when; relay time. */
export type OwnPresence = Pick<Presence, 'show' | 'source' | 'until'>;

/** Notes that a person asked something of this device: what an `unknown` activity is judged by (P3). */
export const noteAsked = (
  before: EngineState,
  after: EngineState,
  effects: readonly Effect[],
): EngineState => {
  const isAsked =
    after.nextOp !== before.nextOp ||
    effects.some((effect) => effect.type === 'send' && isPersonal(effect.request.type));
  return isAsked ? { ...after, lastAskedAt: relayNow(after) } : after;
};

/** Takes a reading of the activity. Who was active until now is so no less because it can no longer be told. */
export const noteActivity = (state: EngineState, reading: ActivityReading): EngineState => {
  const now = relayNow(state);
  const wasActive = state.activity.activity === 'active';
  const isSeen = wasActive || reading.activity === 'active';
  return {
    ...state,
    activity: reading,
    activityAt: now,
    lastActiveAt: isSeen ? now : state.lastActiveAt,
    lastAskedAt: wasActive && reading.activity === 'unknown' ? now : state.lastAskedAt,
  };
};

const lastActiveAt = (state: EngineState): number | null => {
  if (state.activity.activity === 'active') return relayNow(state);
  const moments = [state.lastActiveAt, ...(isUnknown(state) ? [state.lastAskedAt] : [])];
  const known = moments.filter((moment) => moment !== null);
  return known.length === 0 ? null : Math.max(...known);
};

const isUnknown = ({ activity }: EngineState): boolean => activity.activity === 'unknown';

const inputsOf = (state: EngineState): PresenceInputs => {
  const session = activeFocus(state.focus);
  const { workingHours, hoursOverride, timeZone } = ownProfile(state);
  return {
    manual: state.manual,
    focus: session === null ? null : { endsAt: focusEndsBy(session) },
    calendar: state.busyUntil === null ? null : { until: state.busyUntil },
    workingHours,
    hoursOverride,
    timeZone,
    devices: [
      {
        kind: state.device.kind,
        activity: state.activity.activity,
        lastRequestAt: state.lastAskedAt ?? 0,
      },
    ],
    lastActiveAt: lastActiveAt(state),
  };
};

const isOwnChange = (type: string): boolean =>
  type === 'manual' || type === 'profile' || (type.startsWith('focus.') && type !== 'focus.report');

/** What the relay says, where it knows all that is known here. */
const told = (state: EngineState): Presence | undefined => {
  const isCurrent =
    state.identity !== null &&
    state.connection.state === 'online' &&
    !hasPending(state, ({ type }) => isOwnChange(type));
  return isCurrent ? inBuckets(state.presences, state.identity.memberId) : undefined;
};

/** One's own presence now. */
export const ownPresence = (state: EngineState): OwnPresence => {
  const { show, source, until } = told(state) ?? derivePresence(inputsOf(state), relayNow(state));
  return { show, source, ...(until === undefined ? {} : { until }) };
};

/** Milliseconds until time alone may change what is derived here; null when the relay tells, or nothing does. */
export const presenceDueMs = (state: EngineState): number | null => {
  if (told(state) !== undefined) return null;
  const now = relayNow(state);
  const at = nextPresenceChange(inputsOf(state), now);
  return at === null ? null : Math.max(0, at - now);
};
