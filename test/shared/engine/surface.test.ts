import { describe, expect, it } from 'vitest';
import { SURFACE } from '../../../shared/protocol/limits.ts';
import type { EntryOf } from '../../../shared/protocol/replies.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { createMemoryDisk } from '../../support/memory-store.ts';
import { ME, createRig, relayFocus, type Rig } from '../../support/engine-rig.ts';
import { uuidOf } from '../../support/sequence-ids.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const surface = (state: EntryOf<'surface'>['state'], by = 'ana'): EntryOf<'surface'> => ({
  type: 'surface',
  memberId: 'ben',
  state,
  by,
});
const NOTE = {
  tag: 'surface-ben',
  title: 'Ben is reachable now',
  place: 'team',
  silent: true,
};
const own = (over: Record<string, unknown> = {}) => ({
  me: { ...ME, ...over },
});
const focusFor = (ms: number) =>
  ({
    type: 'startFocus',
    lengthMs: ms,
    shareLabel: false,
    urgent: 'allow',
  }) as const;

const askFor = async (rig: Rig, to = 'ben') => {
  const reply = await rig.engine.send({ type: 'askToMeet', to });
  await rig.settle();
  return reply;
};
const meetingsTold = (rig: Rig) => rig.notifications.filter(({ tag }) => tag === NOTE.tag);
const sentOf = (rig: Rig, type: 'surface.ask' | 'surface.cancel' | 'surface.dismiss') =>
  rig.socket.last().of(type);

describe('waiting for somebody', () => {
  it('[S1] is shown at once and told to the relay, once', async () => {
    const rig = await createRig();
    await rig.welcome();
    expect(await askFor(rig)).toEqual({ ok: true });
    expect(await askFor(rig)).toEqual({ ok: true });
    expect(sentOf(rig, 'surface.ask')).toMatchObject([{ to: 'ben' }]);
    expect(rig.engine.view().asks['ben']).toMatchObject({
      endsAt: rig.clock.now() + SURFACE.lifeMs,
    });
    expect(await askFor(rig, 'ana')).toMatchObject({ ok: false });
    expect(await askFor(rig, 'nobody')).toMatchObject({ ok: false });
  });

  it('[S1][C1] outlives a restart without a relay, and is sent when there is one', async () => {
    const [clock, disk] = [createManualClock(), createMemoryDisk()];
    const first = await createRig({ clock, disk });
    await first.welcome();
    first.socket.last().drop(1006);
    await first.settle();
    await askFor(first);
    await first.engine.stop();
    const rig = await createRig({ clock, disk });
    expect(Object.keys(rig.engine.view().asks)).toEqual(['ben']);
    await rig.welcome(own({ asks: [] }));
    expect(sentOf(rig, 'surface.ask')).toHaveLength(1);
    expect(Object.keys(rig.engine.view().asks)).toEqual(['ben']);
  });

  it('[S1] that the relay never heard of is cancelled without a word to it', async () => {
    const rig = await createRig();
    await rig.welcome();
    rig.socket.last().drop(1006);
    await rig.settle();
    await askFor(rig);
    await rig.engine.send({ type: 'cancelAsk', to: 'ben' });
    await rig.welcome(own({ asks: [] }));
    expect([...sentOf(rig, 'surface.ask'), ...sentOf(rig, 'surface.cancel')]).toEqual([]);
    expect(rig.engine.view().asks).toEqual({});
  });

  it('[S1] is known from other devices, and cancelled for them', async () => {
    const rig = await createRig();
    const askedAt = rig.clock.now() - HOUR;
    await rig.welcome(own({ asks: [{ to: 'ben', askedAt }] }));
    expect(rig.engine.view().asks['ben']).toMatchObject({ askedAt });
    await rig.engine.send({ type: 'cancelAsk', to: 'ben' });
    await rig.settle();
    expect(sentOf(rig, 'surface.cancel')).toMatchObject([{ to: 'ben' }]);
    await rig.entry(surface('cancelled'));
    await rig.entry(surface('asked'));
    await rig.entry(surface('expired'));
    expect(rig.engine.view().asks).toEqual({});
    expect(rig.notifications).toEqual([]);
  });

  it('[S1] ends after 24 hours, without a relay too', async () => {
    const rig = await createRig();
    await rig.welcome();
    rig.socket.last().drop(1006);
    await rig.settle();
    await askFor(rig);
    rig.clock.advance(SURFACE.lifeMs - 1);
    await rig.settle();
    expect(Object.keys(rig.engine.view().asks)).toEqual(['ben']);
    rig.clock.advance(1);
    await rig.settle();
    expect(rig.engine.view().asks).toEqual({});
    await rig.welcome(own({ asks: [] }));
    expect(sentOf(rig, 'surface.ask')).toEqual([]);
  });

  it('[S1] is not begun twice when its answer was lost and it has been met meanwhile', async () => {
    const rig = await createRig();
    await rig.welcome();
    await askFor(rig);
    rig.socket.last().drop(1006);
    await rig.settle();
    rig.clock.advance(2000);
    await rig.settle();
    await rig.welcome({ ...own({ asks: [] }), head: 2 });
    expect(sentOf(rig, 'surface.ask')).toEqual([]);
    await rig.entry(surface('asked'), 1);
    await rig.entry(surface('met'), 2);
    expect(sentOf(rig, 'surface.ask')).toEqual([]);
    expect(rig.engine.view().asks).toEqual({});
    expect(rig.notifications).toMatchObject([NOTE]);
  });
});

describe('the note of a meeting', () => {
  it('[S1][C3] comes once, without a sound, with a line to write from', async () => {
    const rig = await createRig();
    await rig.welcome();
    await askFor(rig);
    await rig.entry(surface('asked'));
    await rig.entry(surface('met'));
    expect(rig.notifications).toMatchObject([NOTE]);
    expect(rig.engine.view()).toMatchObject({
      asks: {},
      meetings: [{ memberId: 'ben', isAsked: false }],
    });
    await rig.engine.send({ type: 'dismissMeeting', memberId: 'ben' });
    expect(rig.engine.view().meetings).toEqual([]);
    await rig.pass(MINUTE);
    expect(rig.notifications).toHaveLength(1);
  });

  it('[S1] tells who was waited for why', async () => {
    const rig = await createRig();
    await rig.welcome();
    await rig.entry(surface('met', 'ben'));
    expect(rig.notifications).toMatchObject([NOTE]);
    expect(rig.notifications[0]?.body).toContain('waited for you');
    expect(rig.engine.view().meetings).toMatchObject([{ memberId: 'ben', isAsked: true }]);
  });

  it('[S1][C3] waits for the end of a focus that began here meanwhile', async () => {
    const rig = await createRig();
    await rig.welcome();
    rig.socket.last().drop(1006);
    await rig.settle();
    await rig.engine.send(focusFor(10 * MINUTE));
    rig.clock.advance(MINUTE);
    await rig.settle();
    await rig.welcome({ ...own(), head: 1 });
    await rig.entry(surface('met'), 1);
    expect(rig.notifications).toEqual([]);
    expect(rig.engine.view().meetings).toEqual([]);
    await rig.engine.send({ type: 'endFocus' });
    await rig.settle();
    expect(rig.notifications).toMatchObject([NOTE]);
    expect(rig.engine.view().meetings).toHaveLength(1);
  });

  it('[S1] [C3] [K1] waits for the end of an event of the calendar', async () => {
    const rig = await createRig();
    await rig.welcome();
    await askFor(rig);
    const calendar = { kind: 'file', path: 'a.ics' } as const;
    await rig.engine.send({ type: 'setCalendar', calendar });
    const from = rig.clock.now();
    const until = from + 10 * MINUTE;
    rig.readCalendar({ events: [{ key: 'm', from, until, title: 'Call', isBusy: true }] });
    await rig.settle();
    await rig.entry(surface('met'));
    expect(meetingsTold(rig)).toEqual([]);
    expect(rig.engine.view().meetings).toEqual([]);
    await rig.pass(10 * MINUTE);
    expect(meetingsTold(rig)).toMatchObject([NOTE]);
  });

  it('[S1] is not given at all where the focus went on for more than 15 minutes', async () => {
    const rig = await createRig();
    await rig.welcome();
    rig.socket.last().drop(1006);
    await rig.settle();
    await rig.engine.send(focusFor(HOUR));
    await rig.welcome({ ...own(), head: 1 });
    await rig.entry(surface('met'), 1);
    await rig.pass(15 * MINUTE);
    await rig.engine.send({ type: 'endFocus' });
    await rig.settle();
    expect(rig.notifications).toEqual([]);
    expect(rig.engine.view().meetings).toEqual([]);
  });

  it('[S1] is not given by a device that reads of it hours later', async () => {
    const rig = await createRig();
    await rig.welcome({ ...own(), head: 1 });
    rig.socket
      .last()
      .say({ type: 'entry', seq: 1, at: rig.clock.now() - 2 * HOUR, entry: surface('met') });
    await rig.settle();
    expect(rig.notifications).toEqual([]);
    expect(rig.engine.view().meetings).toEqual([]);
  });

  it('[S1][C3] is not given while the log is read that tells of an earlier focus', async () => {
    const rig = await createRig();
    const now = rig.clock.now();
    const second = relayFocus(uuidOf(2), now - MINUTE, now + HOUR);
    await rig.welcome({ ...own({ focus: second }), head: 4 });
    const first = relayFocus(uuidOf(1), now - HOUR, now - 5 * MINUTE);
    await rig.entry(surface('met'), 1);
    await rig.entry({ type: 'focus', ...first }, 2);
    await rig.entry({ type: 'focus', ...first, state: 'ended', outcome: 'stopped' }, 3);
    expect(meetingsTold(rig)).toEqual([]);
    await rig.entry({ type: 'focus', ...second }, 4);
    expect(meetingsTold(rig)).toEqual([]);
    await rig.engine.send({ type: 'endFocus' });
    await rig.settle();
    expect(meetingsTold(rig)).toMatchObject([NOTE]);
  });

  it('[S1][C4] is given once over a restart, and its line goes after an hour', async () => {
    const [clock, disk] = [createManualClock(), createMemoryDisk()];
    const first = await createRig({ clock, disk });
    await first.welcome();
    await first.entry(surface('met'));
    await first.engine.stop();
    const rig = await createRig({ clock, disk });
    await rig.welcome({ ...own(), head: 1 });
    expect(rig.engine.view().meetings).toHaveLength(1);
    expect(rig.notifications).toEqual([]);
    await rig.pass(HOUR);
    expect(rig.engine.view().meetings).toEqual([]);
  });

  it('[S1] is dismissed here at once, and stays so where the relay does not know of dismissals', async () => {
    const rig = await createRig();
    await rig.welcome();
    await rig.entry(surface('met'));
    const metAt = rig.engine.view().meetings[0]?.at;
    for (let times = 0; times < 2; times += 1)
      await rig.engine.send({ type: 'dismissMeeting', memberId: 'ben' });
    await rig.settle();
    const [told, ...others] = sentOf(rig, 'surface.dismiss');
    expect([told, others]).toMatchObject([{ to: 'ben', metAt }, []]);
    rig.socket
      .last()
      .say({ type: 'error', re: told?.id ?? '', code: 'unsupported', message: 'It is older.' });
    await rig.settle();
    await rig.pass(MINUTE);
    expect(rig.engine.view()).toMatchObject({ meetings: [], notices: [] });
    expect(sentOf(rig, 'surface.dismiss')).toHaveLength(1);
  });

  it('[S1] that was dismissed at another device is not shown, told or not; a later one is', async () => {
    const rig = await createRig();
    await rig.welcome({ ...own(), head: 2 });
    const metAt = rig.clock.now();
    await rig.entry(surface('met'), 1);
    await rig.entry({ ...surface('cancelled'), metAt }, 2);
    expect([rig.notifications, rig.engine.view().meetings]).toEqual([[], []]);
    rig.clock.advance(1000);
    await rig.entry(surface('met'), 3);
    await rig.entry({ ...surface('cancelled'), metAt }, 4);
    expect(rig.engine.view().meetings).toHaveLength(1);
  });

  it('[S1] goes with the team', async () => {
    const rig = await createRig();
    await rig.welcome();
    await askFor(rig);
    await rig.entry(surface('met'));
    await rig.engine.send({ type: 'leave' });
    await rig.settle();
    expect(rig.engine.view()).toMatchObject({ asks: {}, meetings: [] });
  });
});
