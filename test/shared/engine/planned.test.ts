import { describe, expect, it } from 'vitest';
import { createRig, ME, relayFocus, type Rig } from '../../support/engine-rig.ts';
import { createManualClock } from '../../support/manual-clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Monday, 08:50 in Lisbon, where the rig is. */
const MONDAY = Date.parse('2026-06-01T07:50:00Z');
const NINE = MONDAY + 10 * MINUTE;
const stretches = [{ day: 1, from: 540, to: 660 }];
const alone = { credentials: null };

const planned = async (rig: Rig, start: 'ask' | 'auto'): Promise<void> => {
  await rig.engine.send({ type: 'changeSettings', plan: { stretches, start } });
};
const soloRig = async (start: 'ask' | 'auto'): Promise<Rig> => {
  const rig = await createRig({ ...alone, clock: createManualClock(MONDAY) });
  await planned(rig, start);
  return rig;
};
const restarted = (rig: Rig): Promise<Rig> =>
  createRig({ ...alone, clock: rig.clock, disk: rig.disk });
const wait = async (rig: Rig, ms: number): Promise<void> => {
  rig.clock.advance(ms);
  await rig.settle();
};
const focus = (rig: Rig) => rig.engine.view().focus;
const question = (rig: Rig) => rig.engine.view().planned;

describe('a planned session that starts by itself', () => {
  it('[F8] begins at its time and ends with its stretch', async () => {
    const rig = await soloRig('auto');
    await wait(rig, 10 * MINUTE - 1);
    expect(focus(rig)).toBeNull();
    await wait(rig, 1);
    expect(focus(rig)).toMatchObject({
      state: 'running',
      startedAt: NINE,
      endsAt: NINE + 2 * HOUR,
    });
    expect(rig.notifications).toMatchObject([{ tag: 'planned', title: 'Planned focus' }]);
  });

  it('[F8] waits for its user, and begins in the middle when they come', async () => {
    const rig = await soloRig('auto');
    rig.setActivity({ activity: 'locked' });
    await wait(rig, 40 * MINUTE);
    expect(focus(rig)).toBeNull();
    rig.setActivity({ activity: 'active' });
    await rig.settle();
    expect(focus(rig)).toMatchObject({ startedAt: NINE + 30 * MINUTE, endsAt: NINE + 2 * HOUR });
  });

  it('[F8] a machine that slept through its beginning begins it on waking, unless it is nearly over', async () => {
    const rig = await soloRig('auto');
    rig.clock.sleep(HOUR);
    rig.engine.wake();
    await rig.settle();
    expect(focus(rig)).toMatchObject({ state: 'running', endsAt: NINE + 2 * HOUR });
    const late = await soloRig('auto');
    late.clock.sleep(2 * HOUR + 6 * MINUTE);
    late.engine.wake();
    await late.settle();
    expect(focus(late)).toBeNull();
  });

  it('[F8] ended by hand it does not begin again, nor after a restart', async () => {
    const rig = await soloRig('auto');
    await wait(rig, 15 * MINUTE);
    await rig.engine.send({ type: 'endFocus' });
    await wait(rig, 20 * MINUTE);
    const again = await restarted(rig);
    await wait(again, 20 * MINUTE);
    expect(focus(again)).toMatchObject({ state: 'ended', outcome: 'stopped' });
    expect(again.notifications).toEqual([]);
  });

  it('[F8] never cuts into a session, and a session ended by hand within it is an answer, too', async () => {
    const rig = await soloRig('auto');
    await rig.engine.send({
      type: 'startFocus',
      lengthMs: 50 * MINUTE,
      shareLabel: false,
      urgent: 'allow',
    });
    const own = focus(rig)?.focusId;
    await wait(rig, 30 * MINUTE);
    expect(focus(rig)?.focusId).toBe(own);
    await rig.engine.send({ type: 'endFocus' });
    await wait(rig, 10 * MINUTE);
    expect(focus(rig)).toMatchObject({ focusId: own, state: 'ended' });
  });

  // https://github.com/tom-james-watson/breaktimer-app/issues/184 and /215: a zone change adds hours to durations.
  it('[F8] breaktimer#184, #215: a clock that is set, or another zone, begins nothing twice and lengthens nothing', async () => {
    const rig = await soloRig('auto');
    await wait(rig, 15 * MINUTE);
    const begun = focus(rig);
    rig.clock.setWall(rig.clock.now() - HOUR);
    await wait(rig, MINUTE);
    expect((focus(rig)?.endsAt ?? 0) - (focus(rig)?.startedAt ?? 0)).toBe(2 * HOUR);
    await rig.engine.send({ type: 'endFocus' });
    for (const ms of [HOUR, 2 * HOUR, -3 * HOUR]) {
      rig.clock.setWall(rig.clock.now() + ms);
      await wait(rig, 2 * MINUTE);
    }
    expect(focus(rig)).toMatchObject({ focusId: begun?.focusId, state: 'ended' });
    expect(rig.notifications).toHaveLength(1);
  });

  it('[F8] without idle detection nobody may be there: it asks', async () => {
    const rig = await soloRig('auto');
    rig.setActivity({ activity: 'unknown' });
    await wait(rig, 10 * MINUTE);
    expect(focus(rig)).toBeNull();
    expect(question(rig)).toMatchObject({ from: NINE, until: NINE + 2 * HOUR });
  });
});

describe('a planned session that asks', () => {
  it('[F8] asks once, also over a restart, and starts when told to', async () => {
    const rig = await soloRig('ask');
    await wait(rig, 10 * MINUTE);
    expect(focus(rig)).toBeNull();
    const asked = question(rig);
    expect(asked).toEqual({ key: 'plan/2026-06-01/0900', from: NINE, until: NINE + 2 * HOUR });
    const again = await restarted(rig);
    await wait(again, 5 * MINUTE);
    expect(question(again)).toEqual(asked);
    expect([...rig.notifications, ...again.notifications]).toHaveLength(1);
    const key = asked?.key ?? '';
    expect(await again.engine.send({ type: 'startPlanned', key })).toMatchObject({ ok: true });
    expect(focus(again)).toMatchObject({ endsAt: NINE + 2 * HOUR });
    expect(question(again)).toBeNull();
    expect(await again.engine.send({ type: 'startPlanned', key })).toMatchObject({ ok: false });
  });

  it('[F8] skipped it is not asked again; a question goes when its time is nearly over', async () => {
    const rig = await soloRig('ask');
    await wait(rig, 10 * MINUTE);
    await rig.engine.send({ type: 'skipPlanned', key: question(rig)?.key ?? '' });
    await wait(rig, 30 * MINUTE);
    expect(question(rig)).toBeNull();
    const other = await soloRig('ask');
    await wait(other, 10 * MINUTE);
    await wait(other, 2 * HOUR - 4 * MINUTE);
    expect(question(other)).toBeNull();
  });
});

describe('a planned session on two devices', () => {
  const teamRig = async (countsSleep = true): Promise<Rig> => {
    const rig = await createRig({ clock: createManualClock(MONDAY, countsSleep) });
    const settings = { plan: { stretches, start: 'auto' as const } };
    await rig.welcome({ me: { ...ME, settings } });
    return rig;
  };

  it('[F8] is one session: both give it the same id', async () => {
    const [one, two] = [await teamRig(), await teamRig()];
    await one.pass(10 * MINUTE);
    await two.pass(11 * MINUTE);
    expect(focus(one)?.focusId).toBeDefined();
    expect(focus(two)?.focusId).toBe(focus(one)?.focusId);
    expect(one.socket.last().of('focus.start')).toHaveLength(1);
  });

  it('[F8] ended on the other by hand it is not begun here', async () => {
    const other = await teamRig();
    await other.pass(10 * MINUTE);
    const focusId = focus(other)?.focusId ?? '';
    const rig = await teamRig();
    rig.setActivity({ activity: 'locked' });
    await rig.pass(20 * MINUTE);
    const session = relayFocus(focusId, NINE, NINE + 2 * HOUR);
    await rig.entry({ type: 'focus', ...session });
    const ended = { ...session, endsAt: NINE + 9 * MINUTE, outcome: 'stopped' as const };
    await rig.entry({ type: 'focus', ...ended, state: 'ended' });
    rig.setActivity({ activity: 'active' });
    await rig.pass(10 * MINUTE);
    expect(focus(rig)?.state).toBe('ended');
    expect(rig.socket.last().of('focus.start')).toEqual([]);
  });

  it.each([true, false])(
    '[F8] a device that wakes hears first what the others did, sleep counted by the monotonic clock: %s',
    async (counts) => {
      const rig = await teamRig(counts);
      rig.clock.sleep(HOUR);
      rig.engine.wake();
      await rig.settle();
      expect(focus(rig)).toBeNull();
    },
  );
});

describe('a planned session of the calendar', () => {
  const event = (from: number, until: number, title = 'Focus: the report') => ({
    key: 'uid-1',
    from,
    until,
    title,
    isBusy: true,
  });
  const calendarRig = async (): Promise<Rig> => {
    const rig = await createRig({ ...alone, clock: createManualClock(MONDAY) });
    const calendar = {
      kind: 'url',
      url: 'https://example.org/a.ics',
      allowPrivate: false,
    } as const;
    await rig.engine.send({ type: 'setCalendar', calendar, focusWord: 'focus' });
    return rig;
  };
  const says = async (rig: Rig, ...events: ReturnType<typeof event>[]): Promise<void> => {
    rig.readCalendar({ events });
    await rig.settle();
  };

  it('[F8] [K1] asks at its time by the name of the event, which no session takes along', async () => {
    const rig = await calendarRig();
    await says(rig, event(NINE, NINE + HOUR), { ...event(NINE, NINE + HOUR, 'Lunch'), key: 'x' });
    await wait(rig, 10 * MINUTE);
    expect(question(rig)).toMatchObject({ until: NINE + HOUR, label: 'Focus: the report' });
    await rig.engine.send({ type: 'startPlanned', key: question(rig)?.key ?? '' });
    expect(focus(rig)).toMatchObject({ state: 'running', endsAt: NINE + HOUR });
    expect(focus(rig)?.label).toBeUndefined();
    // The event makes busy as well; the focus goes before it (P2).
    expect(rig.engine.view().own.presence).toMatchObject({ show: 'focusing', source: 'focus' });
  });

  it('[F8] [K1] begins by itself where planned sessions do', async () => {
    const rig = await calendarRig();
    await rig.engine.send({ type: 'changeSettings', plan: { stretches: [], start: 'auto' } });
    await says(rig, event(NINE, NINE + HOUR));
    await wait(rig, 10 * MINUTE);
    expect(focus(rig)).toMatchObject({ state: 'running', endsAt: NINE + HOUR });
  });

  it('[F8] [K1] follows an event that is moved, and forgets one that is cancelled', async () => {
    const rig = await calendarRig();
    await says(rig, event(NINE, NINE + HOUR));
    await says(rig, event(NINE + HOUR, NINE + 2 * HOUR));
    await wait(rig, 40 * MINUTE);
    expect(question(rig)).toBeNull();
    await says(rig);
    await wait(rig, HOUR);
    expect(question(rig)).toBeNull();
    expect(rig.notifications).toEqual([]);
  });
});
