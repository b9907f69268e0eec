/** A plan of the week as people write it: rows of a day, of which one may last into the next day. */
import type { WeeklyStretch } from '../../shared/protocol/fields.ts';

/** One line of a day, minutes from midnight; `to` at or before `from` is on the next day. */
export interface WeeklyRow {
  readonly day: number;
  readonly from: number;
  readonly to: number;
}

const FULL_DAY = 1440;
/** What a plan may have (shared/protocol/fields.ts): four stretches for each day. */
export const MAX_STRETCHES = 28;
const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5] as const;

const nextDay = (day: number): number => (day % 7) + 1;

/** Whether a row ends on the day after. At midnight it does not: that is where its own day ends. */
export const isOverMidnight = ({ from, to }: WeeklyRow): boolean => to !== 0 && to <= from;

const isContinued = (evening: WeeklyStretch, morning: WeeklyStretch): boolean =>
  evening.to === FULL_DAY &&
  morning.from === 0 &&
  morning.day === nextDay(evening.day) &&
  morning.to <= evening.from;

/** The rows of a plan: an evening until midnight and the morning that goes on from there are one. */
export const rowsOf = (stretches: readonly WeeklyStretch[]): readonly WeeklyRow[] => {
  const joined = new Map<WeeklyStretch, WeeklyStretch>();
  const mornings = new Set<WeeklyStretch>();
  for (const evening of stretches) {
    const morning = stretches.find((it) => !mornings.has(it) && isContinued(evening, it));
    if (morning === undefined) continue;
    joined.set(evening, morning);
    mornings.add(morning);
  }
  return stretches
    .filter((stretch) => !mornings.has(stretch))
    .map((stretch) => ({ ...stretch, to: (joined.get(stretch)?.to ?? stretch.to) % FULL_DAY }));
};

/** A plan of rows: a stretch lies within one day, so that a row over midnight is two (P9). */
export const stretchesOf = (rows: readonly WeeklyRow[]): WeeklyStretch[] =>
  rows.flatMap((row) => {
    const { day, from, to } = row;
    if (!isOverMidnight(row)) return [{ day, from, to: to === 0 ? FULL_DAY : to }];
    return [
      { day, from, to: FULL_DAY },
      { day: nextDay(day), from: 0, to },
    ];
  });

/** One more row for a day: an hour after the last one, or the usual office day for the first. */
export const withRow = (rows: readonly WeeklyRow[], day: number): readonly WeeklyRow[] => {
  const last = rows.findLast((row) => row.day === day);
  if (last === undefined) return [...rows, { day, from: 9 * 60, to: 17 * 60 }];
  const from = (isOverMidnight(last) ? 12 * 60 : last.to + 60) % FULL_DAY;
  return [...rows, { day, from, to: (from + 60) % FULL_DAY }];
};

/** The rows of one day for Monday to Friday, in place of what these had. */
export const copiedToWeekdays = (rows: readonly WeeklyRow[], day: number): readonly WeeklyRow[] => {
  const model = rows.filter((row) => row.day === day);
  const isReplaced = (row: WeeklyRow): boolean =>
    row.day !== day && MONDAY_TO_FRIDAY.some((weekday) => weekday === row.day);
  const others = MONDAY_TO_FRIDAY.filter((weekday) => weekday !== day);
  return [
    ...rows.filter((row) => !isReplaced(row)),
    ...others.flatMap((weekday) => model.map((row) => ({ ...row, day: weekday }))),
  ];
};

const isMinute = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 24 * 60;

/** Whether a value that was kept is a plan of the week. */
export const isWeek = (value: unknown): value is readonly WeeklyStretch[] =>
  Array.isArray(value) &&
  value.every((each: Partial<WeeklyStretch> | null) => {
    const day = each?.day ?? 0;
    return day >= 1 && day <= 7 && isMinute(each?.from) && isMinute(each?.to);
  });
