import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { nextAtMinute } from '../../../shared/domain/until.ts';

const at = (text: string): number => Date.parse(text);
const next = (minute: number, zone: string, now: string): string =>
  new Date(nextAtMinute(minute, zone, at(now))).toISOString().replace('.000', '');

describe('until HH:MM', () => {
  it('[F5] is later today, or tomorrow, never the past', () => {
    expect(next(690, 'Europe/Berlin', '2026-06-05T08:00:00Z')).toBe('2026-06-05T09:30:00Z');
    expect(next(690, 'Europe/Berlin', '2026-06-05T09:30:00Z')).toBe('2026-06-06T09:30:00Z');
    expect(next(0, 'Asia/Kolkata', '2026-06-05T18:00:00Z')).toBe('2026-06-05T18:30:00Z');
  });

  it('[F5] counts the hour that the clocks skip or repeat', () => {
    // 02:30 is skipped: it is reached as the clocks go forward.
    expect(next(150, 'Europe/Berlin', '2026-03-29T00:30:00Z')).toBe('2026-03-29T01:00:00Z');
    expect(next(240, 'Europe/Berlin', '2026-03-29T00:30:00Z')).toBe('2026-03-29T02:00:00Z');
    // 01:30 comes twice: the first, and then the second.
    expect(next(90, 'America/New_York', '2026-11-01T05:00:00Z')).toBe('2026-11-01T05:30:00Z');
    expect(next(90, 'America/New_York', '2026-11-01T05:40:00Z')).toBe('2026-11-01T06:30:00Z');
    expect(next(90, 'America/New_York', '2026-11-01T06:40:00Z')).toBe('2026-11-02T06:30:00Z');
  });

  it('[F5] is ahead by no more than a day and the change of the clocks, and shows that time', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'];
    fc.assert(
      fc.property(
        fc.nat(1439),
        fc.constantFrom(...zones),
        fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2027-01-01T00:00:00Z') }),
        (minute, zone, now) => {
          const found = nextAtMinute(minute, zone, now);
          expect(found).toBeGreaterThan(now);
          expect(found - now).toBeLessThanOrEqual(25 * 3_600_000);
          const local = Temporal.Instant.fromEpochMilliseconds(found).toZonedDateTimeISO(zone);
          const skipped = local.hour * 60 + local.minute - minute;
          expect(skipped >= 0 && skipped <= 60).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
