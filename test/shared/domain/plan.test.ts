import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { planOccurrences } from '../../../shared/domain/plan.ts';
import { isWithinHours } from '../../../shared/domain/working-hours.ts';

const at = (text: string): number => Date.parse(text);
const daily = (from: number, to: number) =>
  [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: from * 60, to: to * 60 }));
const iso = (ms: number): string => new Date(ms).toISOString().replace('.000', '');
const on = (date: string, stretches: Parameters<typeof planOccurrences>[0], zone: string) =>
  planOccurrences(stretches, zone, at(`${date}T12:00:00Z`))
    .filter(({ key }) => key.startsWith(`plan/${date}/`))
    .map(({ from, until }) => [iso(from), iso(until)]);

describe('the weekly plan', () => {
  it('[F8] begins and ends on the local clock', () => {
    expect(on('2026-06-05', daily(9, 11), 'Europe/Berlin')).toEqual([
      ['2026-06-05T07:00:00Z', '2026-06-05T09:00:00Z'],
    ]);
    expect(on('2026-06-05', daily(9, 11), 'Asia/Kolkata')).toEqual([
      ['2026-06-05T03:30:00Z', '2026-06-05T05:30:00Z'],
    ]);
    expect(on('2026-06-05', daily(22, 24), 'America/New_York')).toEqual([
      ['2026-06-06T02:00:00Z', '2026-06-06T04:00:00Z'],
    ]);
  });

  it('[F8] the clocks go forward: what they skip is begun as they do, and what they swallow does not occur', () => {
    const berlin = 'Europe/Berlin'; // 02:00 becomes 03:00 on 2026-03-29, at 01:00 UTC.
    expect(on('2026-03-29', daily(2.5, 4), berlin)).toEqual([
      ['2026-03-29T01:00:00Z', '2026-03-29T02:00:00Z'],
    ]);
    expect(on('2026-03-29', daily(2, 2.75), berlin)).toEqual([]);
    expect(on('2026-03-29', daily(9, 11), berlin)).toEqual([
      ['2026-03-29T07:00:00Z', '2026-03-29T09:00:00Z'],
    ]);
    // Half an hour only, and midnight itself.
    expect(on('2026-10-04', daily(2, 3), 'Australia/Lord_Howe')).toEqual([
      ['2026-10-03T15:30:00Z', '2026-10-03T16:00:00Z'],
    ]);
    expect(on('2026-03-08', daily(0, 2), 'America/Havana')).toEqual([
      ['2026-03-08T05:00:00Z', '2026-03-08T06:00:00Z'],
    ]);
  });

  it('[F8] the clocks go back: what they repeat is begun once, at the first time', () => {
    const york = 'America/New_York'; // 02:00 becomes 01:00 on 2026-11-01, at 06:00 UTC.
    expect(on('2026-11-01', daily(1.25, 1.75), york)).toEqual([
      ['2026-11-01T05:15:00Z', '2026-11-01T05:45:00Z'],
    ]);
    expect(on('2026-11-01', daily(0.5, 3), york)).toEqual([
      ['2026-11-01T04:30:00Z', '2026-11-01T08:00:00Z'],
    ]);
  });

  it('[F8] a key is that of the local date and beginning, in every zone and for a longer stretch', () => {
    const keys = (zone: string, to: number) =>
      planOccurrences([{ day: 5, from: 540, to }], zone, at('2026-06-05T12:00:00Z')).map(
        ({ key }) => key,
      );
    expect(keys('Europe/Berlin', 660)).toEqual(['plan/2026-06-05/0900']);
    expect(keys('America/New_York', 660)).toEqual(keys('Europe/Berlin', 660));
    expect(keys('Europe/Berlin', 720)).toEqual(keys('Europe/Berlin', 660));
  });

  it('[F8] a stretch over midnight is one', () => {
    const night = [
      { day: 5, from: 1320, to: 1440 },
      { day: 6, from: 0, to: 120 },
    ];
    expect(on('2026-06-05', night, 'Etc/UTC')).toEqual([
      ['2026-06-05T22:00:00Z', '2026-06-06T02:00:00Z'],
    ]);
    expect(on('2026-06-06', night, 'Etc/UTC')).toEqual([]);
  });

  it('[F8] two stretches that begin together are one, the longer', () => {
    const twice = [
      { day: 5, from: 540, to: 720 },
      { day: 5, from: 540, to: 600 },
    ];
    expect(on('2026-06-05', twice, 'Etc/UTC')).toEqual([
      ['2026-06-05T09:00:00Z', '2026-06-05T12:00:00Z'],
    ]);
  });

  it('[F8] whatever the plan, zone and day: within an occurrence the clock is within the stretch', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'];
    const stretch = fc
      .tuple(fc.integer({ min: 1, max: 7 }), fc.nat(1438), fc.nat(1440))
      .map(([day, from, length]) => ({ day, from, to: Math.min(1440, from + 1 + length) }));
    fc.assert(
      fc.property(
        fc.array(stretch, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(...zones),
        fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2027-01-01T00:00:00Z') }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (stretches, zone, now, share) => {
          const found = planOccurrences(stretches, zone, now);
          expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
          for (const { from, until } of found) {
            const moment = from + Math.floor((until - from) * share);
            expect(isWithinHours({ weekly: stretches }, zone, moment)).toBe(true);
          }
          // And nowhere else it is, but in the hour that the clocks repeat.
          const zoned = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
          const isSecond = zoned.offset !== zoned.subtract({ hours: 1 }).offset;
          if (!isSecond && isWithinHours({ weekly: stretches }, zone, now))
            expect(found.some(({ from, until }) => from <= now && now < until)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
