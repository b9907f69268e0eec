/** The demo's teammates keep hours, and somebody is there whenever it is tried. */
import { expect, it } from 'vitest';
import { CAST } from '../../scripts/demo/cast.ts';
import { isAtWork, partAt } from '../../scripts/demo/day.ts';

const HALF_HOUR = 30 * 60_000;
const WEEKS = ['2026-01-12T00:00:00Z', '2026-07-13T00:00:00Z'].map((at) => Date.parse(at));
const MOMENTS = WEEKS.flatMap((week) =>
  Array.from({ length: 7 * 48 }, (_, index) => week + index * HALF_HOUR),
);

it('has somebody at work at every hour of the day, in winter and in summer', () => {
  for (const now of MOMENTS) {
    const there = CAST.filter((role) => isAtWork(role, now));
    expect(there.length, new Date(now).toISOString()).toBeGreaterThan(0);
    expect(there.length).toBeLessThan(CAST.length);
  }
});

it('has nobody at work at 2 at night by their own clock', () => {
  const nights: Readonly<Record<string, string>> = {
    'Europe/Lisbon': '02:00Z',
    'Asia/Tokyo': '17:00Z',
    'Asia/Kolkata': '20:30Z',
  };
  for (const role of CAST) {
    const at = nights[role.timeZone] ?? '08:00Z'; // Mexico City is 6 h behind.
    const now = Date.parse(`2026-01-14T${at}`);
    for (let turn = 0; turn < 4; turn += 1)
      expect(partAt(role, turn, now).doing, role.name).toBe('gone');
  }
});

it('has them do one thing after the other while they work', () => {
  const [mara] = CAST;
  if (mara === undefined) throw new Error('The cast is gone.');
  const noon = Date.parse('2026-01-14T12:00:00Z');
  const doing = [0, 1, 2, 3].map((turn) => partAt(mara, turn, noon).doing);
  expect(doing).toEqual(['active', 'focus', 'active', 'active']);
});
