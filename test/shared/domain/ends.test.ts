import { describe, expect, it } from 'vitest';
import { endAt, endOfDay } from '../../../shared/domain/ends.ts';

const at = (iso: string): number => Date.parse(iso);
const HOUR = 3_600_000;

describe('the end of a choice', () => {
  const now = at('2026-03-28T22:15:00+01:00'); // A Saturday; the next day in Berlin has 23 hours.
  it.each([
    ['30m', '2026-03-28T22:45:00+01:00'],
    ['2h', '2026-03-29T00:15:00+01:00'],
    ['4h', '2026-03-29T03:15:00+02:00'],
    ['today', '2026-03-29T00:00:00+01:00'],
    ['week', '2026-03-30T00:00:00+02:00'],
  ] as const)('[P7] %s is %s', (choice, end) =>
    expect(endAt(choice, 'Europe/Berlin', now)).toBe(at(end)),
  );

  it('[P7] never ends by itself where none is wanted', () =>
    expect(endAt('never', 'Europe/Berlin', now)).toBeUndefined());

  it('[P7] a week that is on its last day ends with it, and one on its first day lasts', () => {
    const sunday = at('2026-03-29T12:00:00+02:00');
    expect(endAt('week', 'Europe/Berlin', sunday)).toBe(at('2026-03-30T00:00:00+02:00'));
    const monday = at('2026-03-30T12:00:00+02:00');
    expect(endAt('week', 'Europe/Berlin', monday)).toBe(at('2026-04-06T00:00:00+02:00'));
  });

  it('[P7] a day whose midnight the clocks skip ends when the next one begins', () => {
    const evening = at('2026-09-05T20:00:00-04:00'); // Chile goes to summer time at midnight.
    expect(endAt('today', 'America/Santiago', evening)).toBe(evening + 4 * HOUR);
  });

  it('[P7] a date lasts to its end, in the zone, and only where it is to come', () => {
    expect(endOfDay('2026-04-03', 'Asia/Tokyo', now)).toBe(at('2026-04-04T00:00:00+09:00'));
    expect(endOfDay('2026-03-28', 'Europe/Berlin', now)).toBe(at('2026-03-29T00:00:00+01:00'));
    for (const no of ['2026-03-27', '2026-02-31', 'soon', ''])
      expect(endOfDay(no, 'Europe/Berlin', now)).toBeNull();
  });
});
