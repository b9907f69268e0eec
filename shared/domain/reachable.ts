/**
 * When people are expected to be reachable (R1): by their hours, by what they said instead, and by what is known
 * of them now. Expected is not promised: it is what a sender can plan by.
 */
import type { HoursOverride, Presence, Profile, WorkingHours } from '../protocol/fields.ts';
import { DAY_MS } from '../protocol/limits.ts';
import { common, merged, type Stretch, without } from './stretches.ts';
import { dayAround, doneUntil, overrideNow, plannedStretches } from './working-hours.ts';

/** What is known of someone. Times are epoch ms on one clock. */
export interface Person {
  readonly memberId: string;
  readonly timeZone: string;
  /** Null: never told. They count as always expected, which is a guess. */
  readonly workingHours: WorkingHours | null;
  readonly hoursOverride: HoursOverride | null;
  /** How they stand now; null where that is not known. */
  readonly presence: Pick<Presence, 'show' | 'source' | 'since' | 'until'> | null;
}

/** A teammate as the rules see them; `isKnown` is false without the relay. */
export const personOf = (
  { profile, presence }: { readonly profile: Profile; readonly presence: Presence },
  isKnown: boolean,
): Person => ({
  memberId: profile.memberId,
  timeZone: profile.timeZone,
  workingHours: profile.workingHours ?? null,
  hoursOverride: profile.hoursOverride ?? null,
  presence: isKnown ? presence : null,
});

/** So far ahead is looked; plans that have not met by then hardly ever do. */
export const HORIZON_MS = 14 * DAY_MS;

/** The plan within a window, or null where none is known and the whole of it is a guess. */
const planOf = (person: Person, from: number, until: number): readonly Stretch[] | null => {
  const { workingHours, timeZone } = person;
  return workingHours && plannedStretches(workingHours, timeZone, from, until);
};

/** Whether it is a guess when someone can be reached. */
export const isGuess = (person: Person, now: number): boolean =>
  planOf(person, now, now + 1) === null;

/** Expected by hours and override, within a window, in order and apart. The override has no past: it counts from `now`. */
const expectedByPlan = (person: Person, window: Stretch, now: number): readonly Stretch[] => {
  const plan = planOf(person, window.from, window.until) ?? [window];
  const override = overrideNow(person.hoursOverride, now);
  const instead = override && { from: now, until: override.until };
  if (instead === null) return common(merged(plan), [window]);
  const all = override?.reachable === true ? [...plan, instead] : without(plan, instead);
  return common(merged(all), [window]);
};

/** Until when someone is known not to be there for others; null when nothing says so. */
const goneUntil = ({ presence, workingHours, timeZone }: Person, now: number): number | null => {
  if (presence === null) return null;
  const { show, source, until } = presence;
  const isByChoice = show === 'away' && (source === 'manual' || source === 'schedule');
  if (show !== 'focusing' && show !== 'busy' && !isByChoice) return null;
  if (until !== undefined) return until;
  // Busy or away by hand without an end: for the rest of the day.
  return source === 'manual' ? doneUntil(workingHours, timeZone, now) : null;
};

/** When someone is expected to be reachable from `now` until `until`, in order and apart. */
export const expectedStretches = (
  person: Person,
  now: number,
  until: number,
): readonly Stretch[] => {
  const expected = expectedByPlan(person, { from: now, until }, now);
  const gone = goneUntil(person, now);
  return gone === null ? expected : without(expected, { from: now, until: gone });
};

/** A time at which all are expected. */
export interface Meeting {
  readonly from: number;
  /** Null: for as long as is looked ahead. */
  readonly until: number | null;
}

/**
 * The next time at which all are expected to be reachable, for `minMs` at least; null when their plans do not meet
 * within 14 days (R1). Work grows with people times stretches of two weeks, and with nothing else.
 */
export const nextMeeting = (people: readonly Person[], now: number, minMs = 0): Meeting | null => {
  const end = now + HORIZON_MS;
  let all: readonly Stretch[] = [{ from: now, until: end }];
  for (const person of people) {
    if (all.length === 0) return null;
    all = common(all, expectedStretches(person, now, end));
  }
  const found = all.find(({ from, until }) => until - from >= minMs);
  return found === undefined
    ? null
    : { from: found.from, until: found.until === end ? null : found.until };
};

/**
 * When someone away or gone is expected back: by their hours, and not before the end that they told. Null where nothing
 * says when, or they are expected now.
 */
export const expectedBack = (person: Person, now: number): number | null => {
  const { show, until = 0 } = person.presence ?? {};
  if (show !== 'away' && show !== 'offline') return null;
  if (isGuess(person, now) && until <= now) return null;
  const next = nextMeeting([person], now);
  return next === null || next.from <= now ? null : next.from;
};

/** A piece of a day for drawing; `guess` where hours were never told. Focus and busy lie over the others. */
export interface StripPiece extends Stretch {
  readonly kind: 'expected' | 'guess' | 'focusing' | 'busy';
}

/** Someone's hours within a viewer's day, and what is in progress now. */
export const dayStrip = (person: Person, day: Stretch, now: number): readonly StripPiece[] => {
  const kind = isGuess(person, now) ? 'guess' : 'expected';
  const pieces = expectedByPlan(person, day, now).map((it): StripPiece => ({ ...it, kind }));
  const { show, since, until } = person.presence ?? {};
  if ((show !== 'focusing' && show !== 'busy') || since === undefined || until === undefined)
    return pieces;
  const inProgress = common([{ from: since, until }], [day]);
  return [...pieces, ...inProgress.map((it): StripPiece => ({ ...it, kind: show }))];
};

/** A day on the clock of a zone, which may have 23 or 25 hours; of UTC where the zone is not known. */
export const viewerDay = (timeZone: string, now: number): Stretch =>
  dayAround(timeZone, now) ?? {
    from: Math.floor(now / DAY_MS) * DAY_MS,
    until: (Math.floor(now / DAY_MS) + 1) * DAY_MS,
  };
