import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../support/manual-clock.ts';
import { ME, createRig, type Rig, relayFocus } from '../../support/engine-rig.ts';
import { uuidOf } from '../../support/sequence-ids.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const start = (rig: Rig, minutes = 25) =>
  rig.engine.send({
    type: 'startFocus',
    lengthMs: minutes * MINUTE,
    shareLabel: false,
    urgent: 'allow',
    nextStep: 'tests',
  });
const leftMs = (rig: Rig): number => (rig.engine.view().focus?.endsAt ?? 0) - rig.clock.now();

describe('own focus', () => {
  it('[F1] has the right time left after a crash, also when the deadline passed meanwhile', async () => {
    const first = await createRig({ credentials: null });
    await start(first);
    first.clock.advance(10 * MINUTE);
    const second = await createRig({ credentials: null, disk: first.disk, clock: first.clock });
    expect(second.engine.view().focus).toMatchObject({ state: 'running', nextStep: 'tests' });
    expect(leftMs(second)).toBe(15 * MINUTE);
    first.clock.advance(HOUR);
    const third = await createRig({ credentials: null, disk: first.disk, clock: first.clock });
    expect(third.engine.view().focus).toMatchObject({ state: 'ended', outcome: 'expired' });
  });

  it.each([HOUR, -HOUR])('[F2] is not changed by a clock that is set by %i ms', async (byMs) => {
    const rig = await createRig({ credentials: null });
    await start(rig);
    rig.clock.advance(5 * MINUTE);
    rig.clock.setWall(rig.clock.now() + byMs);
    rig.clock.advance(15_000);
    await rig.settle();
    expect(leftMs(rig)).toBe(20 * MINUTE - 15_000);
    rig.clock.advance(20 * MINUTE - 15_001);
    await rig.settle();
    expect(rig.engine.view().focus?.state).toBe('running');
    rig.clock.advance(1);
    await rig.settle();
    expect(rig.engine.view().focus?.state).toBe('ended');
  });

  it.each([true, false])(
    '[F1] ends at its deadline in a sleep, counted by the monotonic clock: %s',
    async (counts) => {
      const rig = await createRig({
        credentials: null,
        clock: createManualClock(undefined, counts),
      });
      await start(rig);
      rig.clock.advance(5 * MINUTE);
      rig.clock.sleep(HOUR);
      rig.clock.advance(15_000);
      await rig.settle();
      expect(rig.engine.view().focus).toMatchObject({ state: 'ended', outcome: 'expired' });
    },
  );

  it('[F3] refuses a second start and says what to do', async () => {
    const rig = await createRig({ credentials: null });
    await start(rig);
    expect(await start(rig)).toMatchObject({ ok: false, error: { code: 'conflict' } });
  });

  it('[F4] shows a session that another device started, and its end', async () => {
    const rig = await createRig();
    await rig.welcome();
    const session = relayFocus(uuidOf(50), rig.clock.now(), rig.clock.now() + 50 * MINUTE);
    await rig.entry({ type: 'focus', ...session });
    expect(leftMs(rig)).toBe(50 * MINUTE);
    await rig.entry({ type: 'focus', ...session, state: 'ended', outcome: 'stopped' });
    expect(rig.engine.view().focus).toMatchObject({ state: 'ended', outcome: 'stopped' });
    expect(rig.socket.last().sent.some(({ type }) => type.startsWith('focus.'))).toBe(false);
  });

  it('[F4] goes on with the session of another device rather than start a second one', async () => {
    const rig = await createRig();
    await start(rig);
    const theirs = relayFocus(uuidOf(50), rig.clock.now(), rig.clock.now() + 50 * MINUTE);
    await rig.welcome({
      me: { ...ME, focus: theirs },
    });
    expect(rig.engine.view().focus?.focusId).toBe(theirs.focusId);
    expect(rig.engine.view().notices).toHaveLength(1);
    expect(rig.socket.last().of('focus.start')).toHaveLength(0);
  });

  it('[F6] is told to the relay once it is back, with the deadline that it has', async () => {
    const rig = await createRig();
    await start(rig);
    rig.clock.advance(MINUTE);
    await rig.engine.send({ type: 'extendFocus', byMs: 5 * MINUTE });
    await rig.welcome();
    const [told] = rig.socket.last().of('focus.start');
    expect(told?.endsAt).toBe(rig.clock.now() + 29 * MINUTE);
    expect(rig.socket.last().of('focus.change')).toHaveLength(0);
  });

  it('[F6] that is over when the relay is back is told as one report, with its true times', async () => {
    const rig = await createRig();
    const startedAt = rig.clock.now();
    await start(rig);
    await rig.engine.send({ type: 'extendFocus', byMs: 5 * MINUTE });
    rig.clock.advance(HOUR);
    await rig.settle();
    await rig.welcome();
    expect(rig.socket.last().of('focus.start')).toHaveLength(0);
    expect(rig.socket.last().of('focus.change')).toHaveLength(0);
    expect(rig.socket.last().of('focus.report')).toMatchObject([
      { session: { startedAt, endsAt: startedAt + 30 * MINUTE, outcome: 'expired' } },
    ]);
  });

  it('[F6] tells several sessions without the relay in their order, also after a restart', async () => {
    const first = await createRig();
    await start(first);
    first.clock.advance(10 * MINUTE);
    await first.engine.send({ type: 'pauseFocus' });
    first.clock.advance(2 * MINUTE);
    await first.engine.send({ type: 'resumeFocus' });
    first.clock.advance(MINUTE);
    await first.engine.send({ type: 'endFocus', outcome: 'completed' });
    first.clock.advance(5 * MINUTE);
    const rig = await createRig({ disk: first.disk, clock: first.clock });
    // Ids count from 1 again, one for each command: the second session is another one than the first.
    await rig.engine.send({ type: 'dismissNotice', noticeId: 'none' });
    await start(rig);
    rig.clock.advance(26 * MINUTE);
    await rig.settle();
    // The relay's clock is ten minutes ahead of what this machine takes for relay time.
    await rig.welcome({ now: rig.clock.now() + 10 * MINUTE });
    const [told] = rig.socket.last().of('focus.report');
    const length = (told?.session.endsAt ?? 0) - (told?.session.startedAt ?? 0);
    expect(length).toBe(13 * MINUTE);
    expect(told?.session).toMatchObject({ pausedMs: 2 * MINUTE, outcome: 'completed' });
    expect(told?.session.endsAt).toBe(rig.clock.now() - 21 * MINUTE);
    rig.socket.last().say({ type: 'ok', re: told?.id ?? '' });
    await rig.settle();
    expect(rig.socket.last().of('focus.report').at(-1)?.session).toMatchObject({
      startedAt: rig.clock.now() - 16 * MINUTE,
      endsAt: rig.clock.now() + 9 * MINUTE,
      outcome: 'expired',
    });
  });

  it('[F6] tells an extension with the time at which it was made', async () => {
    const rig = await createRig({ random: 1 });
    await rig.welcome();
    await start(rig);
    const [told] = rig.socket.last().of('focus.start');
    const theirs = relayFocus(told?.focusId ?? '', rig.clock.now(), told?.endsAt ?? 0);
    await rig.entry({ type: 'focus', ...theirs });
    rig.socket.last().say({ type: 'ok', re: told?.id ?? '' });
    rig.socket.last().drop(1006);
    rig.clock.advance(20 * MINUTE);
    const extendedAt = rig.clock.now();
    await rig.engine.send({ type: 'extendFocus', byMs: 15 * MINUTE });
    rig.clock.advance(10 * MINUTE);
    await rig.settle();
    const expired = { ...theirs, state: 'ended', outcome: 'expired' } as const;
    await rig.welcome({
      me: { ...ME, focus: expired },
    });
    expect(rig.socket.last().of('focus.change')).toMatchObject([{ at: extendedAt }]);
    expect(leftMs(rig)).toBe(10 * MINUTE);
  });

  it('[F6] gives in when the session was ended by hand elsewhere', async () => {
    const rig = await createRig({ random: 1 });
    await rig.welcome();
    await start(rig);
    const [told] = rig.socket.last().of('focus.start');
    const theirs = relayFocus(told?.focusId ?? '', rig.clock.now(), told?.endsAt ?? 0);
    await rig.entry({ type: 'focus', ...theirs });
    rig.socket.last().say({ type: 'ok', re: told?.id ?? '' });
    rig.socket.last().drop(1006);
    await rig.engine.send({ type: 'extendFocus', byMs: 15 * MINUTE });
    const endsAt = rig.clock.now() + 1000;
    const ended = { ...theirs, state: 'ended', outcome: 'stopped', endsAt } as const;
    rig.clock.advance(2000);
    await rig.settle();
    await rig.welcome({
      me: { ...ME, focus: ended },
    });
    expect(rig.engine.view().focus).toMatchObject({ state: 'ended', outcome: 'stopped' });
    expect(rig.socket.last().of('focus.change')).toHaveLength(0);
  });

  it('[F6] reports what was focus until another device’s session began', async () => {
    const rig = await createRig();
    const startedAt = rig.clock.now();
    await start(rig);
    rig.clock.advance(10 * MINUTE);
    await rig.settle();
    const theirs = relayFocus(uuidOf(50), startedAt + 4 * MINUTE, startedAt + 50 * MINUTE);
    await rig.welcome({
      me: { ...ME, focus: theirs },
    });
    expect(rig.socket.last().of('focus.report')).toMatchObject([
      { session: { startedAt, endsAt: startedAt + 4 * MINUTE, outcome: 'stopped' } },
    ]);
  });

  it('[F4] [C3] takes what the log tells of the past for history: nothing starts, nothing is announced', async () => {
    const rig = await createRig();
    const long = rig.clock.now() - 2 * HOUR;
    const old = relayFocus(uuidOf(50), long, long + 25 * MINUTE);
    const ended = { ...old, state: 'ended', outcome: 'expired' } as const;
    const me = { ...ME, focus: ended };
    await rig.welcome({ me, head: 2 });
    await rig.entry({ type: 'focus', ...old }, 1);
    expect(rig.engine.view().focus?.state).toBe('ended');
    await rig.entry({ type: 'focus', ...ended }, 2);
    expect(rig.notifications).toEqual([]);
  });

  it('[F6] a session of the past that another device reports leaves the one in progress alone', async () => {
    const rig = await createRig();
    await rig.welcome();
    const now = rig.clock.now();
    await rig.entry({ type: 'focus', ...relayFocus(uuidOf(50), now, now + 50 * MINUTE) });
    const past = relayFocus(uuidOf(51), now - HOUR, now - MINUTE);
    await rig.entry({ type: 'focus', ...past, state: 'ended', outcome: 'expired' });
    expect(rig.engine.view().focus).toMatchObject({ focusId: uuidOf(50), state: 'running' });
  });

  it('[F5] ends as completed when that is said', async () => {
    const rig = await createRig({ credentials: null });
    await start(rig);
    await rig.engine.send({ type: 'endFocus', outcome: 'completed' });
    expect(rig.engine.view().focus).toMatchObject({ state: 'ended', outcome: 'completed' });
  });

  it('[F6] that ended offline is ended on the relay, which still has it', async () => {
    const rig = await createRig();
    await rig.welcome();
    await start(rig);
    const [told] = rig.socket.last().of('focus.start');
    const theirs = relayFocus(told?.focusId ?? '', rig.clock.now(), told?.endsAt ?? 0);
    rig.socket.last().say({ type: 'ok', re: told?.id ?? '' });
    rig.socket.last().drop(1006);
    await rig.settle();
    await rig.engine.send({ type: 'endFocus' });
    rig.clock.advance(2000);
    await rig.settle();
    await rig.welcome({
      me: { ...ME, focus: theirs },
    });
    expect(rig.socket.last().of('focus.end')).toMatchObject([
      { focusId: theirs.focusId, outcome: 'stopped' },
    ]);
  });

  it('[F2] keeps its length when the relay has another time than this machine', async () => {
    const rig = await createRig();
    await start(rig);
    await rig.welcome({ now: rig.clock.now() + 10 * MINUTE });
    expect(leftMs(rig)).toBe(25 * MINUTE);
    const [told] = rig.socket.last().of('focus.start');
    expect(told?.endsAt).toBe(rig.clock.now() + 35 * MINUTE);
  });

  it('[F5] extends, pauses and resumes', async () => {
    const rig = await createRig({ credentials: null });
    await start(rig);
    await rig.engine.send({ type: 'extendFocus', byMs: 5 * MINUTE });
    expect(leftMs(rig)).toBe(30 * MINUTE);
    await rig.engine.send({ type: 'pauseFocus' });
    rig.clock.advance(5 * MINUTE);
    await rig.engine.send({ type: 'resumeFocus' });
    expect(leftMs(rig)).toBe(30 * MINUTE);
    await rig.engine.send({ type: 'pauseFocus' });
    rig.clock.advance(10 * MINUTE);
    await rig.settle();
    expect(rig.engine.view().focus).toMatchObject({ state: 'ended', outcome: 'stopped' });
  });

  it('[P2] shows oneself as focusing, and by hand as busy, with nobody to ask', async () => {
    const rig = await createRig({ credentials: null });
    await start(rig);
    expect(rig.engine.view().own.presence).toMatchObject({ show: 'focusing', source: 'focus' });
    await rig.engine.send({ type: 'setManual', show: 'busy', until: rig.clock.now() + MINUTE });
    expect(rig.engine.view().own.presence).toMatchObject({ show: 'busy', source: 'manual' });
    rig.clock.advance(MINUTE);
    await rig.settle();
    expect(rig.engine.view().own.presence.show).toBe('focusing');
  });

  it('[P7] tells the last of several choices by hand, once', async () => {
    const rig = await createRig();
    await rig.engine.send({ type: 'setManual', show: 'busy' });
    await rig.engine.send({ type: 'setManual', show: 'open' });
    await rig.welcome();
    expect(
      rig.socket
        .last()
        .of('manual')
        .map(({ show }) => show),
    ).toEqual(['open']);
    expect(rig.engine.view().own.manual).toEqual({ show: 'open' });
  });

  it('[F6] goes on, and is told, when less is left of it than any session may take', async () => {
    const rig = await createRig();
    await start(rig);
    rig.clock.advance(24 * MINUTE + 30_000);
    await rig.settle();
    await rig.welcome();
    const startedAt = rig.clock.now() - 24 * MINUTE - 30_000;
    expect(rig.socket.last().of('focus.start')).toMatchObject([{ startedAt }]);
    expect(rig.engine.view().focus?.state).toBe('running');
    expect(leftMs(rig)).toBe(30_000);
  });

  it('[F6] is kept when the relay finds it too short after all', async () => {
    const rig = await createRig();
    await rig.welcome();
    await start(rig, 1);
    const re = rig.socket.last().of('focus.start')[0]?.id ?? '';
    rig.socket.last().say({ type: 'error', re, code: 'invalid', message: '' });
    await rig.settle();
    expect(rig.engine.view().focus?.state).toBe('running');
  });

  it.each(['relay', 'device'])(
    '[C3] is announced once when it ends, the %s being first',
    async (first) => {
      const rig = await createRig();
      await rig.welcome();
      await start(rig, 1);
      const [told] = rig.socket.last().of('focus.start');
      const session = relayFocus(told?.focusId ?? '', rig.clock.now(), told?.endsAt ?? 0);
      rig.socket.last().say({ type: 'ok', re: told?.id ?? '' });
      const ended = { type: 'focus', ...session, state: 'ended', outcome: 'expired' } as const;
      await rig.pass(first === 'relay' ? MINUTE - 500 : MINUTE);
      await rig.entry(ended);
      await rig.pass(MINUTE);
      expect(rig.notifications.map(({ body }) => body)).toEqual(['Nothing was waiting for you.']);
    },
  );

  it('[C3] claims nothing of what waits when it ends without the relay', async () => {
    const rig = await createRig({ random: 1 });
    await rig.welcome({ held: { count: 2, urgent: 0, from: ['ben'] } });
    await start(rig);
    rig.socket.last().drop(1006);
    await rig.settle();
    rig.clock.advance(25 * MINUTE);
    await rig.settle();
    expect(rig.notifications.map(({ body }) => body)).toEqual([
      'What was sent to you meanwhile comes as soon as the relay can be reached.',
    ]);
  });

  it('[F7] brings the next step back at the end, when one is on one’s own', async () => {
    const rig = await createRig({ credentials: null });
    await start(rig, 1);
    rig.clock.advance(MINUTE);
    await rig.settle();
    expect(rig.notifications.map(({ body }) => body)).toEqual(['You were: tests']);
  });
});
