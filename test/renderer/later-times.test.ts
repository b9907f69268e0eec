import { describe, expect, it } from 'vitest';
import {
  fromField,
  laterChoices,
  type LaterPlace,
  toField,
} from '../../renderer/features/review/later-times.ts';

const HOUR = 3_600_000;
const utc = (text: string): number => Date.parse(`${text}Z`);
/** A Tuesday, 10:30 in Lisbon. */
const NOW = utc('2026-03-10T10:30');
const lisbon: LaterPlace = {
  machineTimeZone: 'Europe/Lisbon',
  timeZone: 'Europe/Lisbon',
  workingHours: null,
};
const weekdays = (from: number, until: number) => ({
  weekly: [1, 2, 3, 4, 5].map((day) => ({ day, from, to: until })),
});
const choices = (now: number, place: Partial<LaterPlace> = {}) =>
  laterChoices(now, { ...lisbon, ...place }).map(({ text, until }) => [
    text,
    new Date(until).toISOString().slice(0, 16),
  ]);

describe('later', () => {
  it('[H12] offers an hour, this afternoon and tomorrow at nine', () =>
    expect(choices(NOW)).toEqual([
      ['In 1 hour', '2026-03-10T11:30'],
      ['This afternoon', '2026-03-10T14:00'],
      ['Tomorrow morning', '2026-03-11T09:00'],
    ]));

  it('[H12] offers only what still lies ahead', () => {
    expect(choices(utc('2026-03-10T13:45'))[1]).toEqual(['This afternoon', '2026-03-10T17:00']);
    expect(choices(utc('2026-03-10T16:45')).map(([text]) => text)).toEqual([
      'In 1 hour',
      'Tomorrow morning',
    ]);
  });

  it('[H12] goes by the clock that its user sees, also while they travel', () =>
    expect(choices(NOW, { machineTimeZone: 'America/New_York' })).toEqual([
      ['In 1 hour', '2026-03-10T11:30'],
      ['This afternoon', '2026-03-10T18:00'],
      ['Tomorrow morning', '2026-03-11T13:00'],
    ]));

  it('[H12] begins tomorrow when its user does', () => {
    expect(choices(NOW, { workingHours: weekdays(8 * 60 + 30, 17 * 60) })[2]).toEqual([
      'Tomorrow morning',
      '2026-03-11T08:30',
    ]);
    expect(choices(NOW, { workingHours: weekdays(14 * 60, 22 * 60) })[2]).toEqual([
      'Tomorrow',
      '2026-03-11T14:00',
    ]);
  });

  it('[H12] offers the next working day where that is not tomorrow', () => {
    const friday = utc('2026-03-13T17:40');
    expect(choices(friday, { workingHours: weekdays(9 * 60, 17 * 60) })).toEqual([
      ['In 1 hour', '2026-03-13T18:40'],
      ['Tomorrow morning', '2026-03-14T09:00'],
      ['Next working day', '2026-03-16T09:00'],
    ]);
    expect(choices(friday, { workingHours: { weekly: [] } }).map(([text]) => text)).toEqual([
      'In 1 hour',
      'Tomorrow morning',
    ]);
  });

  it('[H12] knows the day on which the clocks change', () =>
    // Lisbon is an hour further from the 29th on.
    expect(choices(utc('2026-03-28T18:00')).at(-1)).toEqual([
      'Tomorrow morning',
      '2026-03-29T08:00',
    ]));
});

describe('a time of one’s own', () => {
  it('[H12] goes into its field and back', () => {
    expect(toField(NOW, 'America/New_York')).toBe('2026-03-10T06:30');
    expect(fromField('2026-03-10T06:30', 'America/New_York')).toBe(NOW);
  });

  it('[H12] that the clocks skip is reached when they do; none is none', () => {
    expect(fromField('2026-03-08T02:30', 'America/New_York')).toBe(utc('2026-03-08T07:30'));
    expect(fromField('', 'America/New_York')).toBeNull();
    expect(fromField('2026-03-08T01:30', 'America/New_York')).toBe(utc('2026-03-08T07:30') - HOUR);
  });
});
