import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../support/manual-clock.ts';
import { createRig, type Rig, relayFocus } from '../../support/engine-rig.ts';
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
      me: { memberId: 'ana', deviceId: 'd1', focus: theirs, manual: null, status: null },
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

  it('[F6] that is over when the relay is back is not told', async () => {
    const rig = await createRig();
    await start(rig);
    rig.clock.advance(26 * MINUTE);
    await rig.settle();
    await rig.welcome();
    expect(rig.socket.last().of('focus.start')).toHaveLength(0);
    expect(rig.disk.entries.size).toBeGreaterThan(0);
    expect([...rig.disk.entries.keys()].filter((key) => key.startsWith('ops/'))).toEqual([]);
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
      me: { memberId: 'ana', deviceId: 'd1', focus: theirs, manual: null, status: null },
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

  it('[F6] goes on when less is left than the relay takes for a session', async () => {
    const rig = await createRig();
    await start(rig);
    rig.clock.advance(24 * MINUTE + 30_000);
    await rig.settle();
    await rig.welcome();
    expect(rig.socket.last().of('focus.start')).toHaveLength(0);
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
