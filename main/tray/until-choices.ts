/** Times of day until which a focus may go, to be chosen in the tray: the next half hours, and the end of one's hours. */
import type { View } from '../../shared/bridge/view.ts';
import { nextAtMinute, usualUntil } from '../../shared/domain/until.ts';
import { plannedStretches } from '../../shared/domain/working-hours.ts';
import { FOCUS_LENGTH } from '../../shared/protocol/limits.ts';

const MINUTE = 60_000;
const HALF_HOUR = 30 * MINUTE;
const HALF_HOURS = 3;
/** A session that ends sooner is one of the short lengths. */
const AHEAD_MS = 20 * MINUTE;

/** A time to choose. */
export interface UntilChoice {
  readonly until: number;
  /** It is when one's working hours end. */
  readonly isEndOfHours: boolean;
}

const endOfHours = ({ workingHours, timeZone }: View['own'], now: number): number | null => {
  if (workingHours === null) return null;
  const running = plannedStretches(workingHours, timeZone, now, now + 1)?.find(
    ({ from, until }) => from <= now && now < until,
  );
  const left = running === undefined ? 0 : running.until - now;
  return running !== undefined && left >= AHEAD_MS && left <= FOCUS_LENGTH.maxMs
    ? running.until
    : null;
};

const choicesOf = (own: View['own'], now: number): readonly UntilChoice[] => {
  const first = nextAtMinute(usualUntil(own.machineTimeZone, now), own.machineTimeZone, now);
  const end = endOfHours(own, now);
  const times = Array.from({ length: HALF_HOURS }, (_, index) => first + index * HALF_HOUR);
  return [...new Set([...times, ...(end === null ? [] : [end])])]
    .sort((a, b) => a - b)
    .map((until) => ({ until, isEndOfHours: until === end }));
};

/** Asked at each change of a view, where a large team has fifty a second: worked out once a minute. */
const known = new WeakMap<
  View['own'],
  { readonly minute: number; readonly choices: readonly UntilChoice[] }
>();

/** The choices at `now` (epoch ms), the earliest first. */
export const untilChoices = ({ own }: View, now: number): readonly UntilChoice[] => {
  const minute = Math.floor(now / MINUTE);
  const found = known.get(own);
  if (found?.minute === minute) return found.choices;
  const choices = choicesOf(own, now);
  known.set(own, { minute, choices });
  return choices;
};

/** When the choices are others, ms from `now`: the first one has come too near. */
export const untilChangesInMs = (view: View, now: number): number => {
  const [first] = untilChoices(view, now);
  return first === undefined ? HALF_HOUR : Math.max(MINUTE, first.until - AHEAD_MS - now + 1);
};
