import { describe, expect, it } from 'vitest';
import type { CalendarEvent } from '../../../shared/domain/calendar.ts';
import { ME, createRig, type Rig } from '../../support/engine-rig.ts';
import { createManualClock } from '../../support/manual-clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const CALENDAR = { kind: 'url', url: 'https://example.org/a.ics', allowPrivate: false } as const;
const START = Date.parse('2026-06-01T07:50:00Z');
const NINE = START + 10 * MINUTE;

/** An hour from nine on, unless told otherwise. */
const event = (over: Partial<CalendarEvent> = {}): CalendarEvent => ({
  key: 'a@1',
  from: NINE,
  until: NINE + HOUR,
  title: 'Focus: the secret report',
  isBusy: true,
  ...over,
});
const read = async (rig: Rig, ...events: CalendarEvent[]): Promise<void> => {
  rig.readCalendar({ events });
  await rig.settle();
};
const prepare = async (rig: Rig, start: 'ask' | 'auto' | null, ...events: CalendarEvent[]) => {
  if (start !== null)
    await rig.engine.send({ type: 'changeSettings', plan: { stretches: [], start } });
  await rig.engine.send({ type: 'setCalendar', calendar: CALENDAR, focusWord: 'focus' });
  await read(rig, ...events);
};
const alone = async (start: 'ask' | 'auto' | null, ...events: CalendarEvent[]): Promise<Rig> => {
  const rig = await createRig({ credentials: null, clock: createManualClock(START) });
  await prepare(rig, start, ...events);
  return rig;
};
const wait = async (rig: Rig, ms: number): Promise<void> => {
  rig.clock.advance(ms);
  await rig.settle();
};
const focus = (rig: Rig) => rig.engine.view().focus;
const question = (rig: Rig) => rig.engine.view().planned;

describe('an event of the calendar with the word for focus', () => {
  it('[F8] [K1] asks where no plan says otherwise, with its title, and starts until its end', async () => {
    const rig = await alone(null, event());
    await wait(rig, 10 * MINUTE);
    expect(focus(rig)).toBeNull();
    expect(question(rig)).toMatchObject({
      from: NINE,
      until: NINE + HOUR,
      label: 'Focus: the secret report',
    });
    await rig.engine.send({ type: 'startPlanned', key: question(rig)?.key ?? '' });
    expect(focus(rig)).toMatchObject({ state: 'running', endsAt: NINE + HOUR });
    expect(question(rig)).toBeNull();
  });

  it('[F8] [P2] begins by itself as the plan does; focus goes before busy, which comes back after it', async () => {
    const rig = await alone('auto', event());
    await wait(rig, 10 * MINUTE);
    expect(focus(rig)).toMatchObject({ state: 'running', endsAt: NINE + HOUR });
    expect(rig.engine.view().own.presence).toMatchObject({ show: 'focusing', source: 'focus' });
    await rig.engine.send({ type: 'endFocus' });
    expect(rig.engine.view().own.presence).toMatchObject({ show: 'busy', source: 'calendar' });
  });

  it('[F8] begins nothing without the word, without a word, over a whole day, or without a calendar', async () => {
    const day = event({ key: 'day', from: START - 8 * HOUR, until: START + 16 * HOUR });
    const rig = await alone('auto', event({ title: 'Lunch' }), event({ title: 'Refocus' }), day);
    await wait(rig, 15 * MINUTE);
    expect([focus(rig), question(rig)]).toEqual([null, null]);
    const wordless = await alone('auto', event());
    await wordless.engine.send({ type: 'setCalendar', calendar: CALENDAR, focusWord: '' });
    const gone = await alone('auto', event());
    await gone.engine.send({ type: 'setCalendar', calendar: null });
    for (const other of [wordless, gone]) {
      await wait(other, 15 * MINUTE);
      expect(focus(other)).toBeNull();
    }
  });

  it('[F8] moved before its time it begins at the new one, cancelled it does not begin', async () => {
    const rig = await alone('auto', event());
    await read(rig, event({ from: NINE + HOUR, until: NINE + 2 * HOUR }));
    await wait(rig, 20 * MINUTE);
    expect(focus(rig)).toBeNull();
    await wait(rig, 50 * MINUTE);
    expect(focus(rig)).toMatchObject({ startedAt: NINE + HOUR, endsAt: NINE + 2 * HOUR });
    const cancelled = await alone('auto', event());
    await read(cancelled);
    await wait(cancelled, 20 * MINUTE);
    expect(focus(cancelled)).toBeNull();
  });

  it('[F8] a question goes when its event is cancelled, and is asked again when it was moved', async () => {
    const rig = await alone('ask', event());
    await wait(rig, 15 * MINUTE);
    expect(question(rig)).not.toBeNull();
    await read(rig, event({ from: NINE + HOUR, until: NINE + 2 * HOUR }));
    expect(question(rig)).toBeNull();
    await wait(rig, HOUR);
    expect(question(rig)).toMatchObject({ from: NINE + HOUR });
    expect(rig.notifications).toHaveLength(2);
    await read(rig);
    expect(question(rig)).toBeNull();
  });

  it('[F8] skipped or ended by hand it stays so, moved or not, and over a restart', async () => {
    const rig = await alone('auto', event());
    await wait(rig, 15 * MINUTE);
    await rig.engine.send({ type: 'endFocus' });
    const again = await createRig({ credentials: null, clock: rig.clock, disk: rig.disk });
    await read(again, event({ from: NINE + 10 * MINUTE, until: NINE + 2 * HOUR }));
    await wait(again, 20 * MINUTE);
    expect(focus(again)).toMatchObject({ state: 'ended', outcome: 'stopped' });
  });

  it('[F3] [F8] [K1] is one session on two devices, and tells no relay its title', async () => {
    const begin = async (): Promise<Rig> => {
      const rig = await createRig({ clock: createManualClock(START) });
      const settings = { plan: { stretches: [], start: 'auto' as const } };
      await rig.welcome({ me: { ...ME, settings } });
      await prepare(rig, null, event());
      return rig;
    };
    const [one, two] = [await begin(), await begin()];
    await one.pass(10 * MINUTE);
    await two.pass(12 * MINUTE);
    expect(focus(one)).toMatchObject({ state: 'running' });
    expect(focus(two)?.focusId).toBe(focus(one)?.focusId);
    const sent = JSON.stringify(one.socket.connections.map((connection) => connection.sent));
    expect(sent).toContain('focus.start');
    expect(sent).not.toContain('secret report');
  });
});
