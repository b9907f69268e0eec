import { describe, expect, it } from 'vitest';
import {
  isWithinHours,
  nextHoursBoundary,
  overrideNow,
} from '../../../shared/domain/working-hours.ts';

const days = [1, 2, 3, 4, 5, 6, 7];
const nineToFive = { weekly: days.map((day) => ({ day, from: 9 * 60, to: 17 * 60 })) };
const at = (text: string): number => Date.parse(text);

describe('working hours', () => {
  it.each([
    ['Europe/Berlin', '2026-03-29T07:00:00Z', '2026-03-29T06:59:59Z'], // The day the clocks go forward: 9:00 is 7:00 UTC.
    ['America/New_York', '2026-11-01T14:00:00Z', '2026-11-01T13:59:59Z'], // The day they go back: 9:00 is 14:00 UTC.
    ['Asia/Kolkata', '2026-06-01T03:30:00Z', '2026-06-01T03:29:59Z'], // Half an hour off, no changes.
  ])('[P2] begin on the local clock in %s', (zone, open, closed) => {
    expect(isWithinHours(nineToFive, zone, at(open))).toBe(true);
    expect(isWithinHours(nineToFive, zone, at(closed))).toBe(false);
  });

  it('[P2] name the next moment at which they change', () => {
    const friday = at('2026-06-05T18:00:00Z');
    const weekdays = { weekly: nineToFive.weekly.filter(({ day }) => day <= 5) };
    expect(nextHoursBoundary(weekdays, 'Etc/UTC', friday)).toBe(at('2026-06-08T09:00:00Z'));
    expect(nextHoursBoundary(weekdays, 'Etc/UTC', at('2026-06-08T09:00:00Z'))).toBe(
      at('2026-06-08T17:00:00Z'),
    );
    expect(nextHoursBoundary({ weekly: [] }, 'Etc/UTC', friday)).toBeNull();
  });

  const oneDay = (day: number, from: number, to: number) => ({ weekly: [{ day, from, to }] });
  const SUNDAY = 7;
  it.each([
    // Clocks go from 2:00 to 3:00: what begins in between begins with the change.
    ['Europe/Berlin', 150, 300, '2026-03-28T12:00:00Z', '2026-03-29T01:00:00Z', '03:00:00Z'],
    // What ends in between ends with the change.
    ['Europe/Berlin', 60, 150, '2026-03-28T12:00:00Z', '2026-03-29T00:00:00Z', '01:00:00Z'],
    // From 3:00 back to 2:00: what ends at 2:30 ends the second time that it is 2:30.
    ['Europe/Berlin', 60, 150, '2026-10-24T12:00:00Z', '2026-10-24T23:00:00Z', '01:30:00Z'],
    // And what begins at 2:30 begins the first time.
    ['Europe/Berlin', 150, 300, '2026-10-24T12:00:00Z', '2026-10-25T00:30:00Z', '04:00:00Z'],
    // Half an hour: from 2:00 to 2:30 in spring …
    ['Australia/Lord_Howe', 125, 300, '2026-10-03T12:00:00Z', '2026-10-03T15:30:00Z', '18:00:00Z'],
    // … and from 2:00 back to 1:30 in autumn, when a whole day has 24 hours and a half.
    ['Australia/Lord_Howe', 0, 1440, '2026-04-04T12:00:00Z', '2026-04-04T13:00:00Z', '13:30:00Z'],
  ])('[P9] in %s from minute %i to %i, on days when clocks change', (...row) => {
    const [zone, from, to, before, begins, ends] = row;
    const plan = oneDay(SUNDAY, from, to);
    const first = nextHoursBoundary(plan, zone, at(before)) ?? 0;
    expect(new Date(first).toISOString()).toBe(begins.replace('Z', '.000Z'));
    expect([isWithinHours(plan, zone, first - 1), isWithinHours(plan, zone, first)]).toEqual([
      false,
      true,
    ]);
    const last = nextHoursBoundary(plan, zone, first) ?? 0;
    expect(new Date(last).toISOString()).toMatch(ends.replace('Z', '.000Z'));
    expect([isWithinHours(plan, zone, last - 1), isWithinHours(plan, zone, last)]).toEqual([
      true,
      false,
    ]);
  });

  it('[P9] leaves out a stretch that the clocks skip, and names the one a week later', () => {
    const plan = oneDay(SUNDAY, 130, 170);
    expect(nextHoursBoundary(plan, 'Europe/Berlin', at('2026-03-27T00:00:00Z'))).toBe(
      at('2026-04-05T00:10:00Z'),
    );
  });

  it('[P9] takes a stretch over midnight as two', () => {
    const night = { weekly: [oneDay(1, 1320, 1440), oneDay(2, 0, 360)].flatMap((it) => it.weekly) };
    const open = ['2026-06-01T22:00:00Z', '2026-06-02T00:00:00Z', '2026-06-02T05:59:59Z'];
    expect(open.map((it) => isWithinHours(night, 'Etc/UTC', at(it)))).toEqual([true, true, true]);
    expect(isWithinHours(night, 'Etc/UTC', at('2026-06-02T06:00:00Z'))).toBe(false);
  });

  it('[P9] says nothing of a zone that this machine does not know', () => {
    expect(isWithinHours({ weekly: [] }, 'Mars/Olympus', 0)).toBe(true);
    expect(nextHoursBoundary(nineToFive, 'Mars/Olympus', 0)).toBeNull();
  });

  it('[P9] counts what was said instead until its time', () => {
    const late = { reachable: true, until: 1000 };
    expect([overrideNow(late, 999), overrideNow(late, 1000), overrideNow(null, 0)]).toEqual([
      late,
      null,
      null,
    ]);
  });

  it('[P2] may last until midnight', () => {
    const late = { weekly: [{ day: 1, from: 22 * 60, to: 1440 }] };
    const monday = at('2026-06-01T23:59:00Z');
    expect(isWithinHours(late, 'Etc/UTC', monday)).toBe(true);
    expect(nextHoursBoundary(late, 'Etc/UTC', monday)).toBe(at('2026-06-02T00:00:00Z'));
  });
});
