import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  busyStretches,
  type CalendarEvent,
  eventNow,
  focusEvents,
  stretchNow,
} from '../../../shared/domain/calendar.ts';
import { CALENDAR } from '../../../shared/protocol/limits.ts';

const event = (from: number, until: number, over: Partial<CalendarEvent> = {}): CalendarEvent => ({
  key: `${from}`,
  from,
  until,
  title: 'Meeting',
  isBusy: true,
  ...over,
});

const anyEvents = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 20 }), fc.boolean())
    .map(([from, length, isBusy]) => event(from, from + length, { isBusy })),
  { maxLength: 25 },
);

describe('busyStretches', () => {
  it('[K1] never overlap or touch, and cover exactly the busy events', () => {
    fc.assert(
      fc.property(anyEvents, fc.nat(60), fc.nat(60), (events, from, length) => {
        const until = from + length;
        const stretches = busyStretches(events, from, until);
        stretches.forEach((stretch, i) => {
          expect(stretch.from).toBeLessThan(stretch.until);
          expect(stretch.from).toBeGreaterThan(stretches[i - 1]?.until ?? -1);
        });
        for (let now = 0; now < 130; now += 1) {
          const isBusy = events.some((e) => e.isBusy && e.from <= now && now < e.until);
          const expected = isBusy && from <= now && now < until;
          expect(stretchNow(stretches, now) !== null).toBe(expected);
        }
      }),
    );
  });

  it('[K1] take back-to-back events as one stretch, and no more than 32', () => {
    expect(busyStretches([event(20, 30), event(10, 20)], 0, 100)).toEqual([
      { from: 10, until: 30 },
    ]);
    const many = Array.from({ length: 50 }, (_, i) => event(i * 10, i * 10 + 5));
    expect(busyStretches(many, 0, 1000)).toHaveLength(CALENDAR.stretches);
  });

  it('[K1] the event now is the busy one that ends last', () => {
    const events = [event(0, 100, { isBusy: false }), event(10, 20), event(15, 40)];
    expect(eventNow(events, 16)?.until).toBe(40);
    expect(eventNow(events, 40)).toBeNull();
  });
});

describe('focusEvents', () => {
  it('[K1] are those whose title has the word by itself, busy or not', () => {
    const titles = ['FOCUS: report', 'Deep focus', 'Refocus workshop', 'focusing', 'Lunch'];
    const events = titles.map((title, i) => event(i, i + 1, { title, isBusy: i !== 1 }));
    expect(focusEvents(events, ' Focus ').map(({ label }) => label)).toEqual(titles.slice(0, 2));
    expect(focusEvents(events, '')).toEqual([]);
  });
});
