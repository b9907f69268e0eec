import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it, vi } from 'vitest';
import type { WeeklyStretch } from '../../../shared/protocol/fields.ts';
import {
  dayStrip,
  expectedStretches,
  HORIZON_MS,
  isGuess,
  nextMeeting,
  type Person,
  viewerDay,
} from '../../../shared/domain/reachable.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const at = (text: string): number => Date.parse(text);
const weekdays = (from: number, to: number) => ({
  weekly: [1, 2, 3, 4, 5].map((day) => ({ day, from: from * 60, to: to * 60 })),
});
const person = (over: Partial<Person> = {}): Person => ({
  memberId: 'ana',
  timeZone: 'Europe/Berlin',
  workingHours: weekdays(9, 17),
  hoursOverride: null,
  presence: null,
  ...over,
});
const TUESDAY = at('2026-06-02T10:00:00Z'); // 12:00 in Berlin, 6:00 in New York.

describe('the next time to talk', () => {
  it('[R1] is when all have their hours, in their own zones', () => {
    const york = person({ timeZone: 'America/New_York' });
    expect(nextMeeting([person(), york], TUESDAY)).toEqual({
      from: at('2026-06-02T13:00:00Z'),
      until: at('2026-06-02T15:00:00Z'),
    });
    expect(nextMeeting([person()], TUESDAY)).toEqual({
      from: TUESDAY,
      until: at('2026-06-02T15:00:00Z'),
    });
  });

  it('[R1] is null when plans never meet within two weeks', () => {
    const tokyo = person({ timeZone: 'Asia/Tokyo' });
    const york = person({ timeZone: 'America/New_York' });
    expect(nextMeeting([tokyo, york], TUESDAY)).toBeNull();
    expect(nextMeeting([person({ workingHours: { weekly: [] } })], TUESDAY)).toBeNull();
  });

  it('[R1] takes whoever told no hours for always expected, as a guess', () => {
    const ben = person({ workingHours: null });
    expect(nextMeeting([ben], TUESDAY)).toEqual({ from: TUESDAY, until: null });
    expect([isGuess(ben, TUESDAY), isGuess(person(), TUESDAY)]).toEqual([true, false]);
    expect(isGuess(person({ timeZone: 'Mars/Olympus' }), TUESDAY)).toBe(true);
  });

  const presence = { show: 'focusing', source: 'focus', since: TUESDAY - HOUR } as const;
  it.each<[string, Partial<Person>, string | null]>([
    ['a focus', { presence: { ...presence, until: TUESDAY + HOUR } }, '2026-06-02T11:00:00Z'],
    [
      'busy by hand, until a time',
      { presence: { ...presence, show: 'busy', source: 'manual', until: TUESDAY + HOUR } },
      '2026-06-02T11:00:00Z',
    ],
    [
      'away by hand without an end: for the rest of the day',
      { presence: { ...presence, show: 'away', source: 'manual' } },
      '2026-06-03T07:00:00Z',
    ],
    [
      'idle: their hours are what there is to go by',
      { presence: { ...presence, show: 'away', source: 'idle' } },
      '2026-06-02T10:00:00Z',
    ],
    [
      'done for today',
      { hoursOverride: { reachable: false, until: at('2026-06-02T22:00:00Z') } },
      '2026-06-03T07:00:00Z',
    ],
  ])('[R1] waits for what is known now: %s', (_, over, from) => {
    expect(nextMeeting([person(over)], TUESDAY)?.from).toBe(from && at(from));
  });

  it('[R1] [P9] goes on past the hours of whoever is late today', () => {
    const hoursOverride = { reachable: true, until: at('2026-06-02T18:00:00Z') };
    expect(nextMeeting([person({ hoursOverride })], TUESDAY)?.until).toBe(hoursOverride.until);
    const evening = at('2026-06-02T17:00:00Z');
    expect(nextMeeting([person({ hoursOverride })], evening)?.from).toBe(evening);
  });

  it('[R1] passes over what is too short, when told so', () => {
    const busy = { ...presence, until: at('2026-06-02T14:55:00Z') };
    expect(nextMeeting([person({ presence: busy })], TUESDAY, 15 * MINUTE)?.from).toBe(
      at('2026-06-03T07:00:00Z'),
    );
  });

  it('[R1] joins a night of two stretches', () => {
    const workingHours = {
      weekly: [
        { day: 2, from: 1320, to: 1440 },
        { day: 3, from: 0, to: 360 },
      ],
    };
    expect(nextMeeting([person({ workingHours })], TUESDAY)).toEqual({
      from: at('2026-06-02T20:00:00Z'),
      until: at('2026-06-03T04:00:00Z'),
    });
  });

  it('[R1] asks 2,000 people in bounded work', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'];
    const crowd = Array.from({ length: 2000 }, (_, n) =>
      person({ timeZone: zones[n % 4] ?? 'UTC', workingHours: weekdays(0, 24) }),
    );
    // Asking the zone data is what costs: a few times for each zone, never for each person or stretch.
    const asked = vi.spyOn(Temporal.ZonedDateTime.prototype, 'getTimeZoneTransition');
    expect(nextMeeting(crowd, TUESDAY)?.from).toBe(TUESDAY);
    expect(asked.mock.calls.length).toBeLessThan(5 * zones.length);
    asked.mockRestore();
  }, 2000);
});

const CHANGES: readonly (readonly [string, string])[] = [
  ['Europe/Berlin', '2026-03-29T01:00:00Z'],
  ['Europe/Berlin', '2026-10-25T01:00:00Z'],
  ['America/New_York', '2026-03-08T07:00:00Z'],
  ['America/New_York', '2026-11-01T06:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
];

/** What a zone's clock shows, minute by minute, asked of the zone data each time. */
const readings = (zone: string, from: number, minutes: number) =>
  Array.from({ length: minutes }, (_, n) => {
    const local = Temporal.Instant.fromEpochMilliseconds(from + n * MINUTE).toZonedDateTimeISO(
      zone,
    );
    const date = local.toPlainDate().toString();
    return { date, day: local.dayOfWeek, minute: local.hour * 60 + local.minute };
  });
type Readings = ReturnType<typeof readings>;

/** Minutes that a plan covers: of each day, from when the clock first shows the start to when it last is short of the end. */
const slowly = (clock: Readings, weekly: readonly WeeklyStretch[]): readonly boolean[] => {
  const covered = clock.map(() => false);
  for (const date of new Set(clock.map((it) => it.date)))
    for (const { day, from, to } of weekly) {
      const isDay = (it: Readings[number]): boolean => it.date === date && it.day === day;
      const first = clock.findIndex((it) => isDay(it) && it.minute >= from);
      const last = clock.findLastIndex((it) => isDay(it) && it.minute < to);
      if (first >= 0) for (let n = first; n <= last; n += 1) covered[n] = true;
    }
  return covered;
};

describe('on days when clocks change', () => {
  it('[R1] has days of 23, 23.5, 24.5 and 25 hours', () => {
    const hours = CHANGES.map(([zone, change]) => {
      const { from, until } = viewerDay(zone, at(change));
      return (until - from) / HOUR;
    });
    expect(hours).toEqual([23, 25, 23, 25, 24.5, 23.5]);
  });

  const DAY_MINUTES = 1440;
  /** Whole days around each change, so that the reference sees no cut day within what is compared. */
  const windows = CHANGES.flatMap(([, change]) => {
    const from = at(change) - 4 * DAY_MINUTES * MINUTE;
    const clocks = new Map(
      CHANGES.map(([zone]) => [zone, readings(zone, from, 8 * DAY_MINUTES)] as const),
    );
    return [{ from, clocks }];
  });
  const stretch = fc
    .record({
      day: fc.integer({ min: 1, max: 7 }),
      from: fc.oneof(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 60, max: 240 })),
      length: fc.oneof(fc.integer({ min: 1, max: 1440 }), fc.integer({ min: 1, max: 90 })),
    })
    .map(({ day, from, length }) => ({ day, from, to: Math.min(1440, from + length) }));
  const someone = fc.record({
    timeZone: fc.constantFrom(...new Set(CHANGES.map(([zone]) => zone))),
    weekly: fc.array(stretch, { maxLength: 10 }),
  });

  it('[R1] agrees with a count minute by minute', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...windows.keys()),
        fc.array(someone, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 2 * DAY_MINUTES, max: 5 * DAY_MINUTES }),
        (which, group, start) => {
          const { from, clocks } = windows[which] ?? {
            from: 0,
            clocks: new Map<string, Readings>(),
          };
          const end = 6 * DAY_MINUTES;
          const [now, until] = [from + start * MINUTE, from + end * MINUTE];
          const people = group.map(({ timeZone, weekly }) =>
            person({ timeZone, workingHours: { weekly } }),
          );
          const slow = group.map(({ timeZone, weekly }) =>
            slowly(clocks.get(timeZone) ?? [], weekly),
          );
          people.forEach((each, who) => {
            const quick = expectedStretches(each, now, until);
            for (let n = start; n < end; n += 1) {
              const moment = from + n * MINUTE;
              const isIn = quick.some((it) => it.from <= moment && moment < it.until);
              if (isIn !== slow[who]?.[n]) expect.fail(`${each.timeZone} at minute ${n}`);
            }
          });
          const all = Array.from({ length: end }, (_, n) => slow.every((it) => it[n] === true));
          const first = all.findIndex((isIn, n) => n >= start && isIn);
          const met = nextMeeting(people, now);
          if (first === -1) {
            expect(met?.from ?? Infinity).toBeGreaterThanOrEqual(until);
            return;
          }
          expect(met?.from).toBe(from + first * MINUTE);
          const over = all.findIndex((isIn, n) => n > first && !isIn);
          if (over !== -1) expect(met?.until).toBe(from + over * MINUTE);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('the strip of a day', () => {
  const day = viewerDay('Europe/Lisbon', TUESDAY);
  it('[R1] has a teammate’s hours on the viewer’s clock, and the focus in progress', () => {
    const presence = {
      show: 'focusing',
      source: 'focus',
      since: TUESDAY - HOUR,
      until: TUESDAY + HOUR,
    } as const;
    expect(dayStrip(person({ presence }), day, TUESDAY)).toEqual([
      { from: at('2026-06-02T07:00:00Z'), until: at('2026-06-02T15:00:00Z'), kind: 'expected' },
      { from: TUESDAY - HOUR, until: TUESDAY + HOUR, kind: 'focusing' },
    ]);
  });

  it('[R1] stays within the day, and marks a guess', () => {
    expect(dayStrip(person({ workingHours: null }), day, TUESDAY)).toEqual([
      { ...day, kind: 'guess' },
    ]);
    const night = person({ timeZone: 'Asia/Tokyo' });
    const strip = dayStrip(night, day, TUESDAY);
    expect(strip.every(({ from, until }) => from >= day.from && until <= day.until)).toBe(true);
    expect(HORIZON_MS).toBe(14 * 24 * HOUR);
  });
});
