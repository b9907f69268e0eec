import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  derivePresence,
  nextPresenceChange,
  type PresenceInputs,
} from '../../../shared/domain/presence.ts';
import { activity, deviceKind, manualShow } from '../../../shared/protocol/fields.ts';

const NOW = Date.UTC(2026, 5, 1, 10); // A Monday, 11:00 in Lisbon.
const MINUTE = 60_000;

const device = (
  over: Partial<PresenceInputs['devices'][number]> = {},
): PresenceInputs['devices'][number] => ({
  kind: 'desktop',
  activity: 'active',
  lastRequestAt: NOW,
  ...over,
});
const inputs = (over: Partial<PresenceInputs> = {}): PresenceInputs => ({
  manual: null,
  focus: null,
  calendar: null,
  workingHours: null,
  hoursOverride: null,
  timeZone: 'Europe/Lisbon',
  devices: [device()],
  lastActiveAt: NOW,
  ...over,
});
const focus = { endsAt: NOW + 25 * MINUTE };
const showOf = (over: Partial<PresenceInputs>, now = NOW): string => {
  const { show, source } = derivePresence(inputs(over), now);
  return `${show} ${source}`;
};
const hours = { weekly: [{ day: 1, from: 9 * 60, to: 12 * 60 }] };

describe('derivePresence', () => {
  it.each<[string, Partial<PresenceInputs>, string]>([
    ['nobody connected, no focus', { devices: [], manual: { show: 'busy' } }, 'offline connection'],
    ['nobody connected, but a focus runs', { devices: [], focus }, 'focusing focus'],
    ['busy by hand beats focus', { manual: { show: 'busy' }, focus }, 'busy manual'],
    ['away by hand beats focus', { manual: { show: 'away' }, focus }, 'away manual'],
    ['focus beats calendar', { focus, calendar: { until: NOW + 1 } }, 'focusing focus'],
    ['focus beats open by hand', { focus, manual: { show: 'open' } }, 'focusing focus'],
    [
      'calendar beats open by hand',
      { calendar: { until: NOW + 1 }, manual: { show: 'open' } },
      'busy calendar',
    ],
    ['open by hand while someone is there', { manual: { show: 'open' } }, 'open manual'],
    [
      'open by hand, but idle everywhere',
      { manual: { show: 'open' }, devices: [device({ activity: 'idle' })] },
      'away idle',
    ],
    [
      'all locked or asleep',
      { devices: [device({ activity: 'locked' }), device({ activity: 'asleep' })] },
      'away lock',
    ],
    [
      'one locked, one idle',
      { devices: [device({ activity: 'locked' }), device({ activity: 'idle' })] },
      'away idle',
    ],
    [
      'one idle, one active',
      { devices: [device({ activity: 'idle' }), device()] },
      'available connection',
    ],
    [
      'outside hours and long inactive',
      { workingHours: { weekly: [] }, lastActiveAt: NOW - 11 * MINUTE },
      'away schedule',
    ],
    [
      'outside hours but active lately',
      { workingHours: { weekly: [] }, lastActiveAt: NOW - 9 * MINUTE },
      'available connection',
    ],
    [
      'done for today, though active',
      { hoursOverride: { reachable: false, until: NOW + 1 } },
      'away schedule',
    ],
    [
      'done for today, and idle',
      {
        hoursOverride: { reachable: false, until: NOW + 1 },
        devices: [device({ activity: 'idle' })],
      },
      'away schedule',
    ],
    [
      'done for today, but open by hand',
      { hoursOverride: { reachable: false, until: NOW + 1 }, manual: { show: 'open' } },
      'open manual',
    ],
    [
      'done for today, but focusing',
      { hoursOverride: { reachable: false, until: NOW + 1 }, focus },
      'focusing focus',
    ],
    [
      'late today',
      {
        hoursOverride: { reachable: true, until: NOW + 1 },
        workingHours: { weekly: [] },
        lastActiveAt: null,
      },
      'available connection',
    ],
    ['within hours', { workingHours: hours, lastActiveAt: null }, 'available connection'],
  ])('[P2] %s', (_, over, expected) => {
    expect(showOf(over)).toBe(expected);
  });

  it('[P3] counts unknown as active for ten minutes after a request, then as idle', () => {
    const devices = [device({ activity: 'unknown', lastRequestAt: NOW })];
    expect(showOf({ devices }, NOW + 10 * MINUTE - 1)).toBe('available connection');
    expect(showOf({ devices }, NOW + 10 * MINUTE)).toBe('away idle');
  });

  it('[P3] never shows a connected device as offline', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...activity.options),
        fc.integer({ min: 0, max: 1e9 }),
        (signal, ago) => {
          const devices = [device({ activity: signal, lastRequestAt: NOW - ago })];
          expect(derivePresence(inputs({ devices }), NOW).show).not.toBe('offline');
        },
      ),
    );
  });

  it('[P7] [P9] counts the plan again once the override is over', () => {
    const late = { workingHours: { weekly: [] }, lastActiveAt: null };
    const hoursOverride = { reachable: true, until: NOW + MINUTE };
    expect(showOf({ ...late, hoursOverride }, NOW + MINUTE - 1)).toBe('available connection');
    expect(showOf({ ...late, hoursOverride }, NOW + MINUTE)).toBe('away schedule');
    const done = { reachable: false, until: NOW + MINUTE };
    expect(derivePresence(inputs({ hoursOverride: done }), NOW).until).toBe(NOW + MINUTE);
    expect(showOf({ hoursOverride: done }, NOW + MINUTE)).toBe('available connection');
  });

  it('[P7] ends a choice by hand at its time', () => {
    const manual = { show: 'busy', until: NOW + MINUTE } as const;
    expect(showOf({ manual }, NOW + MINUTE - 1)).toBe('busy manual');
    expect(showOf({ manual }, NOW + MINUTE)).toBe('available connection');
  });

  const anyInputs = fc.record({
    manual: fc.option(
      fc.record(
        {
          show: fc.constantFrom(...manualShow.options),
          until: fc.integer({ min: NOW - 1e6, max: NOW + 1e6 }),
        },
        { requiredKeys: ['show'] },
      ),
    ),
    focus: fc.option(fc.record({ endsAt: fc.integer({ min: NOW - 1e6, max: NOW + 1e6 }) })),
    calendar: fc.option(fc.record({ until: fc.integer({ min: NOW - 1e6, max: NOW + 1e6 }) })),
    workingHours: fc.option(fc.constant(hours)),
    hoursOverride: fc.option(
      fc.record({ reachable: fc.boolean(), until: fc.integer({ min: NOW - 1e6, max: NOW + 1e6 }) }),
    ),
    timeZone: fc.constantFrom('Europe/Lisbon', 'Asia/Kolkata', 'America/New_York'),
    devices: fc.array(
      fc.record({
        kind: fc.constantFrom(...deviceKind.options),
        activity: fc.constantFrom(...activity.options),
        lastRequestAt: fc.integer({ min: NOW - 1e6, max: NOW }),
      }),
      { maxLength: 3 },
    ),
    lastActiveAt: fc.option(fc.integer({ min: NOW - 1e6, max: NOW })),
  });

  it('[P1] depends on its inputs alone, and with time changes only at the moments it names', () => {
    fc.assert(
      fc.property(anyInputs, fc.integer({ min: 0, max: 2e6 }), (given, later) => {
        const first = derivePresence(given, NOW);
        expect(derivePresence(given, NOW)).toEqual(first);
        const change = nextPresenceChange(given, NOW);
        const at = change === null ? NOW + later : Math.min(NOW + later, change - 1);
        expect(derivePresence(given, at)).toEqual(first);
      }),
    );
  });
});
