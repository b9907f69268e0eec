/** When a calendar is read, and what stays when it cannot be (K1). */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createCalendarReader } from '../../../shared/calendar/reading/reader.ts';
import type { SourceFault, SourceText } from '../../../shared/calendar/reading/source.ts';
import type { CalendarReading } from '../../../shared/engine/ports.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { createManualClock } from '../../support/manual-clock.ts';

const MINUTE = 60_000;
const SETTING = { kind: 'url', url: 'https://cal.example/a.ics', allowPrivate: false } as const;
const utc = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');

const newScene = () => {
  const clock = createManualClock();
  const marks: (string | null)[] = [];
  const readings: CalendarReading[] = [];
  let answer: Result<SourceText, SourceFault> = ok({ kind: 'same' });
  const load = (_setting: unknown, mark: string | null): Promise<typeof answer> => {
    marks.push(mark);
    return Promise.resolve(answer);
  };
  const reader = createCalendarReader({ clock, source: { load }, timeZone: 'UTC' });
  reader.watch((reading) => readings.push(reading));
  const event = (title: string): string =>
    `BEGIN:VEVENT\r\nUID:${title}\r\nDTSTART:${utc(clock.now() + MINUTE)}\r\nDURATION:PT1H\r\nSUMMARY:${title}\r\nEND:VEVENT\r\n`;
  const calendar = (...titles: readonly string[]): string =>
    `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${titles.map(event).join('')}END:VCALENDAR\r\n`;
  return {
    clock,
    marks,
    reader,
    calendar,
    answers: (next: typeof answer): void => void (answer = next),
    text: (text: string, mark = 'm'): void => void (answer = ok({ kind: 'text', text, mark })),
    /** Lets time pass, and what it brings come to its end: a reading. */
    reads: async (ms: number, count: number): Promise<CalendarReading | undefined> => {
      clock.advance(ms);
      while (readings.length < count) {
        clock.advance(0);
        await nextTurn();
      }
      return readings.at(-1);
    },
    readings,
  };
};
const titles = (reading: CalendarReading | undefined): readonly string[] | undefined =>
  reading?.events?.map(({ title }) => title);

describe('the reader of a calendar', () => {
  it('[K1] reads at once, then each 10 minutes, and asks only for what is new', async () => {
    const scene = newScene();
    scene.text(scene.calendar('One'), 'etag 1');
    scene.reader.use(SETTING);
    expect(titles(await scene.reads(0, 1))).toEqual(['One']);
    scene.answers(ok({ kind: 'same' }));
    expect(await scene.reads(10 * MINUTE, 2)).toEqual({ events: null });
    scene.text(scene.calendar('One', 'Two'), 'etag 2');
    expect(titles(await scene.reads(10 * MINUTE, 3))).toEqual(['One', 'Two']);
    expect(scene.marks).toEqual([null, 'etag 1', 'etag 1']);
  });

  it('[K1] keeps the last good copy when it cannot be reached, says so, and asks less and less often', async () => {
    const scene = newScene();
    scene.text(scene.calendar('One'));
    scene.reader.use(SETTING);
    await scene.reads(0, 1);
    scene.answers(fail({ kind: 'unreachable' }));
    const reading = await scene.reads(10 * MINUTE, 2);
    expect(reading?.events).toBeNull();
    expect(reading?.problem).toMatch(/can’t be reached/);
    await scene.reads(10 * MINUTE, 3);
    await scene.reads(20 * MINUTE, 4);
    await scene.reads(40 * MINUTE, 5);
    await scene.reads(60 * MINUTE, 6);
    expect(scene.marks).toHaveLength(6);
    scene.text(scene.calendar('Back'));
    expect(titles(await scene.reads(60 * MINUTE, 7))).toEqual(['Back']);
    await scene.reads(10 * MINUTE, 8);
  });

  it('[K1] reads at once when the machine wakes', async () => {
    const scene = newScene();
    scene.text(scene.calendar('One'));
    scene.reader.use(SETTING);
    await scene.reads(0, 1);
    scene.reader.wake();
    await scene.reads(0, 2);
    expect(scene.marks).toHaveLength(2);
  });

  it('[K1] takes half a calendar for want of a whole one, and not in place of it', async () => {
    const scene = newScene();
    const whole = scene.calendar('One', 'Two');
    const half = whole.slice(0, whole.indexOf('SUMMARY:Two'));
    scene.text(half, 'half');
    scene.reader.use(SETTING);
    const first = await scene.reads(0, 1);
    expect(titles(first)).toEqual(['One']);
    expect(first?.problem).toMatch(/cut off/);
    scene.text(whole, 'whole');
    expect(titles(await scene.reads(10 * MINUTE, 2))).toEqual(['One', 'Two']);
    scene.text(half, 'half');
    const later = await scene.reads(10 * MINUTE, 3);
    expect(later?.events).toBeNull();
    expect(later?.problem).toMatch(/^Your calendar was cut off in the middle\.$/);
  });

  it('[K1] reads the same text anew after some hours: what repeats has moved on', async () => {
    const scene = newScene();
    scene.text(scene.calendar('One'));
    scene.reader.use(SETTING);
    await scene.reads(0, 1);
    scene.answers(ok({ kind: 'same' }));
    for (let n = 2; n <= 37; n += 1) await scene.reads(10 * MINUTE, n);
    expect(scene.marks.at(-2)).toBe('m');
    expect(scene.marks.at(-1)).toBeNull();
  });

  it('[K1] says that a page to sign in is no calendar, and stops when it is told to', async () => {
    const scene = newScene();
    scene.text('<!doctype html><title>Sign in</title>');
    scene.reader.use(SETTING);
    expect((await scene.reads(0, 1))?.problem).toMatch(/no calendar/);
    scene.reader.use(null);
    scene.clock.advance(60 * MINUTE);
    await nextTurn();
    expect(scene.marks).toHaveLength(1);
  });
});
