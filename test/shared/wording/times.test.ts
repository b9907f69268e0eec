import { describe, expect, it } from 'vitest';
import {
  clockTime,
  lastMoment,
  duration,
  localTime,
  moment,
  shortWait,
  steppedDuration,
  timeLeft,
} from '../../../shared/wording/times.ts';

const berlin = { locale: 'en-GB', timeZone: 'Europe/Berlin' };
const at = (iso: string): number => Date.parse(iso);
const now = at('2026-03-10T10:48:00+01:00');

describe('moments', () => {
  it.each([
    ['2026-03-10T11:30:00+01:00', '11:30'],
    ['2026-03-11T09:00:00+01:00', 'tomorrow 09:00'],
    ['2026-03-11T00:00:00+01:00', 'tomorrow 00:00'],
    ['2026-03-09T23:59:00+01:00', 'yesterday 23:59'],
    ['2026-03-13T09:00:00+01:00', 'Fri 09:00'],
    ['2026-03-20T09:00:00+01:00', '20 Mar, 09:00'],
    ['2026-02-20T09:00:00+01:00', '20 Feb, 09:00'],
  ])('says %s as %s', (iso, words) => expect(moment(at(iso), now, berlin)).toBe(words));

  it('says no “tomorrow” of what is near, late in the evening', () => {
    const late = at('2026-03-10T23:50:00+01:00');
    expect(moment(at('2026-03-11T00:15:00+01:00'), late, berlin)).toBe('00:15');
    expect(moment(at('2026-03-11T04:00:00+01:00'), late, berlin)).toBe('tomorrow 04:00');
  });

  it('counts calendar days in the viewer’s zone, also over a change to summer time', () => {
    const before = at('2026-03-28T23:30:00+01:00');
    expect(moment(at('2026-03-29T23:30:00+02:00'), before, berlin)).toBe('tomorrow 23:30');
    const tokyo = { locale: 'en-GB', timeZone: 'Asia/Tokyo' };
    expect(moment(at('2026-03-10T17:00:00+01:00'), now, tokyo)).toBe('tomorrow 01:00');
  });

  it('says the last day of what ends at midnight', () => {
    const ends = (iso: string): string => lastMoment(at(iso), now, berlin);
    expect(ends('2026-03-10T15:00:00+01:00')).toBe('15:00');
    expect(ends('2026-03-11T00:00:00+01:00')).toBe('the end of today');
    expect(ends('2026-03-12T00:00:00+01:00')).toBe('the end of tomorrow');
    expect(ends('2026-04-05T00:00:00+02:00')).toMatch(/^Sat,? 4 Apr$/);
  });

  it('writes the clock as the viewer’s locale does', () => {
    expect(clockTime(at('2026-03-10T13:05:00+01:00'), { ...berlin, locale: 'en-US' })).toMatch(
      /^1:05\sPM$/,
    );
  });
});

describe('lengths', () => {
  it.each([
    [0, '0 min'],
    [1, '1 min'],
    [42 * 60_000, '42 min'],
    [42 * 60_000 + 1, '43 min'],
    [60 * 60_000, '1 h'],
    [65 * 60_000, '1 h 5 min'],
    [48 * 3_600_000, '2 days'],
    [-5, '0 min'],
  ])('says %d ms as %s', (ms, words) => expect(duration(ms)).toBe(words));

  it('tells time left in minutes until the last one', () => {
    expect(timeLeft(25 * 60_000)).toBe('25 min');
    expect(timeLeft(25 * 60_000 + 999)).toBe('25 min');
    expect(steppedDuration(25 * 60_000 + 59_999)).toBe('25 min');
    expect(steppedDuration(1)).toBe('1 min');
    // Begun 5 seconds ago, told by a clock of 10 seconds: as the timer beside it tells.
    expect(steppedDuration(25 * 60_000, 10_000)).toBe('25 min');
    expect(steppedDuration(25 * 60_000 + 9999, 10_000)).toBe('25 min');
    expect(steppedDuration(25 * 60_000 - 5000, 10_000)).toBe('25 min');
    expect(timeLeft(59_001)).toBe('60\u00a0s');
    expect(timeLeft(1)).toBe('1\u00a0s');
    expect(timeLeft(0)).toBe('0 min');
  });

  it('tells a short wait in seconds', () => {
    expect(shortWait(11_200)).toBe('12\u00a0s');
    expect(shortWait(-1)).toBe('0\u00a0s');
    expect(shortWait(180_000)).toBe('3 min');
  });
});

it('tells a teammate’s local time and whether it is day there', () => {
  expect(localTime(now, 'Asia/Tokyo', 'en-GB')).toEqual({ text: '18:48', isDay: true });
  expect(localTime(now, 'America/Bogota', 'en-GB')).toEqual({ text: '04:48', isDay: false });
  const at = (time: string): boolean =>
    localTime(Date.parse(`2026-03-02T${time}:00Z`), 'UTC', 'en-GB').isDay;
  expect(['05:59', '06:00', '21:59', '22:00'].map(at)).toEqual([false, true, true, false]);
});
