/** One's own sessions, counted (F9). All of it stays on the device. */
import { Temporal } from 'temporal-polyfill';
import { localDate, startOfDay } from './local-time.ts';

/** A session that is over. Times are epoch ms. */
export interface SessionRecord {
  readonly focusId: string;
  readonly startedAt: number;
  readonly endedAt: number;
  /** Without pauses. */
  readonly focusedMs: number;
  readonly plannedMs: number;
  readonly outcome: 'completed' | 'stopped' | 'expired';
  /** The most messages that waited during it. */
  readonly held: number;
  /** Messages that its end released. */
  readonly released: number;
  readonly label?: string;
}

/** What a day or a week came to. */
export interface SessionTotals {
  readonly focusedMs: number;
  readonly sessions: number;
  readonly held: number;
  readonly released: number;
}

/** Pauses lie anywhere in a session: its focused time is spread evenly over it. */
const focusedWithin = (record: SessionRecord, from: number, until: number): number => {
  const whole = record.endedAt - record.startedAt;
  if (whole <= 0) return 0;
  const shared = Math.min(record.endedAt, until) - Math.max(record.startedAt, from);
  return Math.max(0, Math.round((record.focusedMs * shared) / whole));
};

/**
 * Totals from `from` up to `until` (epoch ms): minutes count where they fall, a session where it began, messages where
 * it ended.
 */
export const totalsBetween = (
  records: readonly SessionRecord[],
  from: number,
  until: number,
): SessionTotals => {
  const within = (at: number): boolean => from <= at && at < until;
  const ended = records.filter((record) => within(record.endedAt));
  return {
    focusedMs: records.reduce((sum, record) => sum + focusedWithin(record, from, until), 0),
    sessions: records.filter((record) => within(record.startedAt)).length,
    held: ended.reduce((sum, record) => sum + record.held, 0),
    released: ended.reduce((sum, record) => sum + record.released, 0),
  };
};

/** The local day of `now`, and its ISO week from Monday on: each from its first moment to the first after it. */
export const dayAndWeek = (
  timeZone: string,
  now: number,
): { readonly day: readonly [number, number]; readonly week: readonly [number, number] } => {
  const today = localDate(now, timeZone);
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  return {
    day: [startOfDay(today, timeZone), startOfDay(today.add({ days: 1 }), timeZone)],
    week: [startOfDay(monday, timeZone), startOfDay(monday.add({ days: 7 }), timeZone)],
  };
};

/** Text that a spreadsheet would take for a formula is made text by an apostrophe; quotes as in RFC 4180. */
const csvCell = (value: string | number): string => {
  const text = String(value);
  const plain = typeof value === 'string' && /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
};

const CSV_HEAD = [
  'started',
  'ended',
  'focused minutes',
  'planned minutes',
  'outcome',
  'messages held',
  'messages released',
  'label',
];

const minutes = (ms: number): number => Math.round(ms / 6000) / 10;

const localText = (at: number, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(timeZone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' });

const byStart = (records: readonly SessionRecord[]): readonly SessionRecord[] =>
  [...records].sort((a, b) => a.startedAt - b.startedAt);

/** All sessions as CSV (RFC 4180), times in the person's zone with its offset. */
export const sessionsAsCsv = (records: readonly SessionRecord[], timeZone: string): string => {
  const rows = byStart(records).map((record) => [
    localText(record.startedAt, timeZone),
    localText(record.endedAt, timeZone),
    minutes(record.focusedMs),
    minutes(record.plannedMs),
    record.outcome,
    record.held,
    record.released,
    record.label ?? '',
  ]);
  return [CSV_HEAD, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
};

/** All sessions as JSON. `version` grows when a field changes its meaning. */
export const sessionsAsJson = (
  records: readonly SessionRecord[],
  timeZone: string,
  exportedAt: number,
): string =>
  `${JSON.stringify({ format: 'fermata-sessions', version: 1, exportedAt, timeZone, sessions: byStart(records) }, null, 2)}\n`;
