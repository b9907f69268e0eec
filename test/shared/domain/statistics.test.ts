import { describe, expect, it } from 'vitest';
import {
  dayAndWeek,
  sessionsAsCsv,
  sessionsAsJson,
  type SessionRecord,
  totalsBetween,
} from '../../../shared/domain/statistics.ts';

const MINUTE = 60_000;
const at = (text: string): number => Date.parse(text);
const session = (startedAt: string, minutes: number, more: Partial<SessionRecord> = {}) => ({
  focusId: 'f',
  startedAt: at(startedAt),
  endedAt: at(startedAt) + minutes * MINUTE,
  focusedMs: minutes * MINUTE,
  plannedMs: minutes * MINUTE,
  outcome: 'expired' as const,
  held: 0,
  released: 0,
  ...more,
});

describe('statistics of one’s own sessions', () => {
  it('[F9] a session over midnight counts where its minutes fall, once as a session', () => {
    const records = [
      session('2026-06-05T21:30:00Z', 60, { held: 3, released: 2 }), // 23:30 to 00:30 in Berlin.
      session('2026-06-06T08:00:00Z', 25),
    ];
    const { day } = dayAndWeek('Europe/Berlin', at('2026-06-05T10:00:00Z'));
    const next = dayAndWeek('Europe/Berlin', at('2026-06-06T10:00:00Z')).day;
    expect(totalsBetween(records, ...day)).toEqual({
      focusedMs: 30 * MINUTE,
      sessions: 1,
      held: 0,
      released: 0,
    });
    expect(totalsBetween(records, ...next)).toEqual({
      focusedMs: 55 * MINUTE,
      sessions: 1,
      held: 3,
      released: 2,
    });
  });

  it('[F9] focused time is without pauses, also where a session is cut by midnight', () => {
    const paused = session('2026-06-05T23:30:00Z', 60, { focusedMs: 40 * MINUTE });
    const { day } = dayAndWeek('Etc/UTC', at('2026-06-06T10:00:00Z'));
    expect(totalsBetween([paused], ...day).focusedMs).toBe(20 * MINUTE);
  });

  it('[F9] the week begins on Monday, and has 167 or 169 hours where the clocks change', () => {
    const hours = ([from, until]: readonly [number, number]) => (until - from) / 3_600_000;
    const spring = dayAndWeek('Europe/Berlin', at('2026-03-29T12:00:00Z'));
    expect(new Date(spring.week[0]).toISOString()).toBe('2026-03-22T23:00:00.000Z');
    expect([hours(spring.day), hours(spring.week)]).toEqual([23, 167]);
    const autumn = dayAndWeek('America/New_York', at('2026-11-01T12:00:00Z'));
    expect([hours(autumn.day), hours(autumn.week)]).toEqual([25, 169]);
    expect(hours(dayAndWeek('Asia/Kolkata', at('2026-03-29T12:00:00Z')).week)).toBe(168);
  });

  it('[F9] is exported as CSV with which a spreadsheet does nothing (RFC 4180)', () => {
    const records = [
      session('2026-06-06T08:00:00Z', 25, { label: '=1+1' }),
      session('2026-06-05T08:00:00Z', 50, { label: 'a "quote", and\r\nmore', held: 2 }),
      session('2026-06-07T08:00:00Z', 1, { label: ' @SUM(A1)' }),
    ];
    expect(sessionsAsCsv(records, 'Europe/Berlin')).toBe(
      [
        'started,ended,focused minutes,planned minutes,outcome,messages held,messages released,label',
        '2026-06-05T10:00:00+02:00,2026-06-05T10:50:00+02:00,50,50,expired,2,0,"a ""quote"", and\r\nmore"',
        "2026-06-06T10:00:00+02:00,2026-06-06T10:25:00+02:00,25,25,expired,0,0,'=1+1",
        "2026-06-07T10:00:00+02:00,2026-06-07T10:01:00+02:00,1,1,expired,0,0,' @SUM(A1)",
        '',
      ].join('\r\n'),
    );
  });

  it('[F9] is exported as JSON that says its version', () => {
    const text = sessionsAsJson([session('2026-06-06T08:00:00Z', 25)], 'Etc/UTC', 5);
    expect(JSON.parse(text)).toEqual({
      format: 'fermata-sessions',
      version: 1,
      exportedAt: 5,
      timeZone: 'Etc/UTC',
      sessions: [session('2026-06-06T08:00:00Z', 25)],
    });
  });
});
