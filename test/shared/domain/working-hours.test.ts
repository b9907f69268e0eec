import { describe, expect, it } from 'vitest';
import { isWithinHours, nextHoursBoundary } from '../../../shared/domain/working-hours.ts';

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

  it('[P2] may last until midnight', () => {
    const late = { weekly: [{ day: 1, from: 22 * 60, to: 1440 }] };
    const monday = at('2026-06-01T23:59:00Z');
    expect(isWithinHours(late, 'Etc/UTC', monday)).toBe(true);
    expect(nextHoursBoundary(late, 'Etc/UTC', monday)).toBe(at('2026-06-02T00:00:00Z'));
  });
});
