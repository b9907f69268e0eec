import { describe, expect, it } from 'vitest';
import type { CalendarEvent } from '../../../shared/domain/calendar.ts';
import { createRig, type Rig } from '../../support/engine-rig.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const URL_SETTING = { kind: 'url', url: 'https://example.org/a.ics', allowPrivate: false } as const;

/** A busy event by minutes from now. */
const meeting = (rig: Rig, fromMin: number, untilMin: number): CalendarEvent => ({
  key: `m@${fromMin}`,
  from: rig.clock.now() + fromMin * MINUTE,
  until: rig.clock.now() + untilMin * MINUTE,
  title: 'Secret plans',
  isBusy: true,
});
const choose = (rig: Rig) =>
  rig.engine.send({ type: 'setCalendar', calendar: URL_SETTING, focusWord: 'focus' });
const read = async (rig: Rig, ...events: CalendarEvent[]): Promise<void> => {
  rig.readCalendar({ events });
  await rig.settle();
};
const told = (rig: Rig) =>
  rig.socket
    .last()
    .of('calendar')
    .map(({ busy }) => busy);

describe('a calendar on this device', () => {
  it('[K1] without a team it makes busy from its beginning to its end, back-to-back as one stretch', async () => {
    const rig = await createRig({ credentials: null });
    await choose(rig);
    expect(rig.calendars).toEqual([null, URL_SETTING]);
    const until = rig.clock.now() + 40 * MINUTE;
    await read(rig, meeting(rig, 10, 20), meeting(rig, 20, 40));
    expect(rig.engine.view().own.presence.show).toBe('available');
    rig.clock.advance(10 * MINUTE);
    await rig.settle();
    expect(rig.engine.view().own.presence).toEqual({ show: 'busy', source: 'calendar', until });
    rig.clock.advance(30 * MINUTE);
    await rig.settle();
    expect(rig.engine.view().own.presence.show).toBe('available');
  });

  it('[K1] is told to the relay after each welcome and when it changes, without titles', async () => {
    const rig = await createRig();
    await rig.welcome();
    expect(told(rig)).toEqual([]);
    await choose(rig);
    await read(rig, meeting(rig, 60, 90));
    expect(told(rig).at(-1)).toEqual([
      { from: rig.clock.now() + HOUR, until: rig.clock.now() + 90 * MINUTE },
    ]);
    const count = told(rig).length;
    await read(rig, meeting(rig, 60, 90));
    expect(told(rig)).toHaveLength(count);
    await rig.engine.send({ type: 'setCalendar', calendar: null });
    await rig.settle();
    expect(told(rig).at(-1)).toEqual([]);
    expect(JSON.stringify(rig.socket.connections.map(({ sent }) => sent))).not.toContain('Secret');
  });

  it('[K1] what was read last stays over a restart, and while it can’t be reached', async () => {
    const rig = await createRig();
    await choose(rig);
    await read(rig, meeting(rig, 0, 60));
    rig.readCalendar({ events: null, problem: 'Not there.' });
    await rig.settle();
    await rig.engine.stop();
    const again = await createRig({ clock: rig.clock, disk: rig.disk });
    expect(again.calendars).toEqual([URL_SETTING]);
    expect(again.engine.view().calendar).toMatchObject({
      problem: 'Not there. What was read of it before stays in force.',
      eventsInWeek: 1,
      focusWord: 'focus',
    });
    await again.welcome();
    expect(told(again)).toHaveLength(1);
    again.readCalendar({ events: null });
    await again.settle();
    expect(again.engine.view().calendar).toMatchObject({ problem: null, busyInWeek: 1 });
  });

  it('[K1] promises nothing of a calendar that was never read', async () => {
    const rig = await createRig({ credentials: null });
    await choose(rig);
    rig.readCalendar({ events: null, problem: 'Not there.' });
    await rig.settle();
    expect(rig.engine.view().calendar).toMatchObject({ problem: 'Not there.', readAt: null });
  });

  it('[K1] another calendar takes nothing over from the one before', async () => {
    const rig = await createRig({ credentials: null });
    await choose(rig);
    await read(rig, meeting(rig, 0, 60));
    await rig.engine.send({ type: 'setCalendar', calendar: { kind: 'file', path: '/a.ics' } });
    expect(rig.engine.view().calendar).toMatchObject({ eventsInWeek: 0, focusWord: 'focus' });
    expect(rig.engine.view().own.presence.show).toBe('available');
  });

  it('[K1] an address that is none of the web is refused', async () => {
    const rig = await createRig({ credentials: null });
    const calendar = { kind: 'url', url: 'file:///etc/hosts', allowPrivate: true } as const;
    const { parseCommand } = await import('../../../shared/bridge/parse-command.ts');
    expect(parseCommand({ type: 'setCalendar', calendar })).toMatchObject({ ok: false });
    await rig.engine.stop();
  });
});
