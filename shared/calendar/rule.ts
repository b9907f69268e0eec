/**
 * When a recurrence rule repeats, in wall time. ical.js knows the rules; what is added is an end: a rule may
 * repeat every second, never, or since the year 1601, and must cost no more than what is looked at of it.
 */
import ICAL from 'ical.js';
import { readWallTime } from './wall-time.ts';

const DAY_MS = 24 * 3600 * 1000;
/** Steps that the search for one repetition may take. */
const MAX_LOOKS = 1000;
/** So many looks cost as much as one repetition. */
const LOOKS_A_STEP = 4;
/** A longer rule is none that a person made. */
const MAX_RULE = 1000;
/** Steps that one rule may take altogether. */
const MAX_STEPS = 40_000;

/** What is looked at: walls from `from` up to `until`. `toWall` is of the zone of the event. */
export interface RuleWindow {
  readonly from: number;
  readonly until: number;
  toWall(epoch: number): number;
}

/** Steps whose length does not change, so that one can begin many of them later. */
const STEP_MS: Partial<Record<string, number>> = {
  SECONDLY: 1000,
  MINUTELY: 60_000,
  HOURLY: 3_600_000,
  DAILY: DAY_MS,
  WEEKLY: 7 * DAY_MS,
};

const timeOf = (wall: number): ICAL.Time => {
  const date = new Date(wall);
  return new ICAL.Time(
    {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      hour: date.getUTCHours(),
      minute: date.getUTCMinutes(),
      second: date.getUTCSeconds(),
      isDate: false,
    },
    ICAL.Timezone.localTimezone,
  );
};
const wallOf = ({ year, month, day, hour, minute, second }: ICAL.Time): number =>
  Date.UTC(year, month - 1, day, hour, minute, second);

/** A later start from which the same repetitions follow, shortly before the window. */
const laterStart = (rule: ICAL.Recur, start: number, from: number): number => {
  if (rule.count !== null || start >= from) return start;
  const stepMs = STEP_MS[rule.freq];
  if (stepMs !== undefined) {
    const stride = stepMs * rule.interval;
    return start + Math.max(0, Math.floor((from - start) / stride) - 1) * stride;
  }
  const date = new Date(start);
  // The 29th and later are not in every month: those rules are walked through.
  if (date.getUTCDate() > 28) return start;
  const months = rule.interval * (rule.freq === 'YEARLY' ? 12 : 1);
  const away = (from - start) / (30 * DAY_MS);
  const skip = Math.max(0, Math.floor((away * 0.98) / months) - 2) * months;
  return new Date(start).setUTCMonth(date.getUTCMonth() + skip);
};

/** The end of a rule in wall time: a UTC one is the zone's, a date is the whole day. */
const untilOf = (text: string, window: RuleWindow): number => {
  const part = /(?:^|;)UNTIL=([^;]*)/i.exec(text)?.[1];
  const until = part === undefined ? null : readWallTime(part);
  if (until === null) return Infinity;
  if (until.isDate) return until.wall + DAY_MS - 1000;
  return until.isUtc ? window.toWall(until.wall) : until.wall;
};

class TooManySteps extends Error {}

interface Walk {
  /** How many steps the search for the present repetition took. */
  looks: number;
}

/** An iterator that throws instead of looking for ever. */
const boundIterator = (rule: ICAL.Recur, start: number, walk: Walk): ICAL.RecurIterator => {
  const iterator = new ICAL.RecurIterator({ rule, dtstart: timeOf(start) });
  const check = iterator.check_contracting_rules.bind(iterator);
  iterator.check_contracting_rules = () => {
    walk.looks += 1;
    const isPast = rule.until !== null && iterator.last.compare(rule.until) > 0;
    if (isPast || walk.looks > MAX_LOOKS) throw new TooManySteps();
    return check();
  };
  return iterator;
};

const readRule = (text: string, until: number): ICAL.Recur | null => {
  // Its own end is put in below, in wall time.
  const rule = ICAL.Recur.fromString(
    text
      .trim()
      .replace(/(^|;)UNTIL=[^;]*/i, '')
      .replace(/^;/, ''),
  );
  if (!Object.hasOwn(STEP_MS, rule.freq) && rule.freq !== 'MONTHLY' && rule.freq !== 'YEARLY')
    return null;
  rule.until = timeOf(until);
  return rule;
};

/**
 * The walls at which a rule repeats within the window, in order. Null stands for work that found none there.
 * Ends quietly at a rule that is none.
 */
export function* ruleWalls(
  text: string,
  start: number,
  window: RuleWindow,
): Generator<number | null> {
  const until = Math.min(untilOf(text, window), window.until);
  if (until < window.from || start > until || text.length > MAX_RULE) return;
  const walk: Walk = { looks: 0 };
  try {
    const rule = readRule(text, until);
    if (rule === null) return;
    const iterator = boundIterator(rule, laterStart(rule, start, window.from), walk);
    for (let steps = 0; steps < MAX_STEPS; steps += 1) {
      walk.looks = 0;
      const next = iterator.next() as ICAL.Time | null;
      for (let looked = LOOKS_A_STEP; looked < walk.looks; looked += LOOKS_A_STEP) yield null;
      if (next === null) return;
      const wall = wallOf(next);
      if (wall > until) return;
      yield wall < window.from ? null : wall;
    }
  } catch {
    // Nothing more comes within the window, or ical.js found that the rule contradicts itself: the event takes
    // place when it says so otherwise (K1). What the search cost is paid for.
    for (let looked = 0; looked < walk.looks; looked += LOOKS_A_STEP) yield null;
  }
}
