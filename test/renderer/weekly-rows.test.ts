import { describe, expect, it } from 'vitest';
import { minuteOf, timeText } from '../../renderer/components/time-text.ts';
import {
  copiedToWeekdays,
  rowsOf,
  stretchesOf,
  withRow,
} from '../../renderer/components/weekly-rows.ts';

describe('rows of a week', () => {
  it('[P9] splits a row over midnight into two stretches, and shows it as one again', () => {
    const night = { day: 7, from: 22 * 60, to: 6 * 60 };
    const stretches = stretchesOf([night]);
    expect(stretches).toEqual([
      { day: 7, from: 1320, to: 1440 },
      { day: 1, from: 0, to: 360 },
    ]);
    expect(rowsOf(stretches)).toEqual([night]);
  });

  it('[P9] takes midnight as the end of the day, and the same time twice as around the clock', () => {
    expect(stretchesOf([{ day: 1, from: 540, to: 0 }])).toEqual([{ day: 1, from: 540, to: 1440 }]);
    expect(stretchesOf([{ day: 1, from: 0, to: 0 }])).toEqual([{ day: 1, from: 0, to: 1440 }]);
    const around = { day: 1, from: 540, to: 540 };
    expect(rowsOf(stretchesOf([around]))).toEqual([around]);
  });

  it('keeps whole days apart', () => {
    const days = [1, 2, 3].map((day) => ({ day, from: 0, to: 1440 }));
    expect(stretchesOf(rowsOf(days))).toEqual(days);
  });

  it('adds a row after the last one of its day', () => {
    const first = withRow([], 3);
    expect(first).toEqual([{ day: 3, from: 540, to: 1020 }]);
    expect(withRow(first, 3)[1]).toEqual({ day: 3, from: 1080, to: 1140 });
  });

  it('copies a day to all weekdays, and leaves the weekend alone', () => {
    const saturday = { day: 6, from: 0, to: 60 };
    const rows = [{ day: 2, from: 540, to: 720 }, { day: 3, from: 1, to: 2 }, saturday];
    const copied = copiedToWeekdays(rows, 2);
    expect(copied.filter(({ day }) => day > 5)).toEqual([saturday]);
    expect(
      copied
        .filter(({ day }) => day <= 5)
        .map(({ day }) => day)
        .sort(),
    ).toEqual([1, 2, 3, 4, 5]);
    expect(copied.every(({ day, from }) => day > 5 || from === 540)).toBe(true);
  });

  it('reads and writes times', () => {
    expect([timeText(0), timeText(545), minuteOf('09:05'), minuteOf('')]).toEqual([
      '00:00',
      '09:05',
      545,
      null,
    ]);
  });
});
