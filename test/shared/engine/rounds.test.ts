/** Rounds with breaks on one device (F5). */
import { describe, expect, it } from 'vitest';
import { createRig, relayFocus, type Rig } from '../../support/engine-rig.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { uuidOf } from '../../support/sequence-ids.ts';

const MINUTE = 60_000;
const ROUNDS = { of: 4, breakMs: 5 * MINUTE, longBreakMs: 15 * MINUTE, longEvery: 2 };
const startRounds = (rig: Rig) =>
  rig.engine.send({
    type: 'startFocus',
    lengthMs: 25 * MINUTE,
    shareLabel: false,
    urgent: 'allow',
    nextStep: 'tests',
    rounds: ROUNDS,
  });
const passed = async (rig: Rig, ms: number): Promise<void> => {
  rig.clock.advance(ms);
  await rig.settle();
};
const focus = (rig: Rig) => rig.engine.view().focus;
const index = (rig: Rig) => focus(rig)?.rounds?.index;
const titles = (rig: Rig) => rig.notifications.map(({ title }) => title);

describe('rounds', () => {
  it('[F5] go from round to break to round by themselves, the break long when due, until all are done', async () => {
    const rig = await createRig({ credentials: null });
    await startRounds(rig);
    await passed(rig, 25 * MINUTE);
    expect(rig.engine.view().break).toMatchObject({ isLong: false, next: { index: 2, of: 4 } });
    expect(rig.engine.view().own.presence.show).toBe('available');
    await passed(rig, 5 * MINUTE);
    expect(focus(rig)).toMatchObject({ state: 'running', nextStep: 'tests', rounds: { index: 2 } });
    await passed(rig, 25 * MINUTE);
    expect(rig.engine.view().break).toMatchObject({ isLong: true });
    await passed(rig, 15 * MINUTE + 25 * MINUTE + 5 * MINUTE);
    expect(index(rig)).toBe(4);
    await passed(rig, 25 * MINUTE);
    expect(focus(rig)?.state).toBe('ended');
    expect(rig.engine.view().break).toBeNull();
    expect(titles(rig)).toEqual([
      'Break, 5 min',
      'Break over',
      'Long break, 15 min',
      'Break over',
      'Break, 5 min',
      'Break over',
      '4 rounds done. Time for a longer break.',
    ]);
  });

  it('[F5] wait for who is away at the end of the break, and say so once', async () => {
    const rig = await createRig({ credentials: null });
    await startRounds(rig);
    await passed(rig, 25 * MINUTE);
    rig.setActivity({ activity: 'idle' });
    await passed(rig, 10 * MINUTE);
    expect(rig.engine.view().break).toMatchObject({ next: { index: 2 } });
    rig.setActivity({ activity: 'active' });
    await rig.settle();
    expect(index(rig)).toBe(2);
    expect(titles(rig)).toEqual(['Break, 5 min', 'Break over']);
  });

  it('[F5] are over when nobody comes back within half an hour', async () => {
    const rig = await createRig({ credentials: null });
    await startRounds(rig);
    await passed(rig, 25 * MINUTE);
    rig.setActivity({ activity: 'locked' });
    await passed(rig, 35 * MINUTE);
    expect(rig.engine.view().break).toBeNull();
    rig.setActivity({ activity: 'active' });
    await rig.settle();
    expect(focus(rig)).toMatchObject({ state: 'ended', rounds: { index: 1 } });
  });

  it.each([true, false])(
    '[F5] sleep through a break begins no round before somebody is there, monotonic counting sleep: %s',
    async (counts) => {
      const clock = createManualClock(undefined, counts);
      const rig = await createRig({ credentials: null, clock });
      await startRounds(rig);
      await passed(rig, 26 * MINUTE);
      rig.clock.sleep(10 * MINUTE);
      await passed(rig, 15_000);
      expect(rig.engine.view().break).not.toBeNull();
      rig.setActivity({ activity: 'active' });
      await rig.settle();
      expect(index(rig)).toBe(2);
    },
  );

  it.each([3_600_000, -3_600_000])(
    '[F2] [F5] a clock set by %i ms leaves a break as long as it is',
    async (byMs) => {
      const rig = await createRig({ credentials: null });
      await startRounds(rig);
      await passed(rig, 26 * MINUTE);
      rig.clock.setWall(rig.clock.now() + byMs);
      await passed(rig, 4 * MINUTE - 1);
      expect(focus(rig)?.state).toBe('ended');
      await passed(rig, 1);
      expect(index(rig)).toBe(2);
    },
  );

  it('[F1] [F5] go on after a restart in a break, which is told of once', async () => {
    const first = await createRig({ credentials: null });
    await startRounds(first);
    await passed(first, 26 * MINUTE);
    const rig = await createRig({ credentials: null, disk: first.disk, clock: first.clock });
    await passed(rig, 4 * MINUTE);
    expect(index(rig)).toBe(2);
    expect(titles(rig)).toEqual(['Break over']);
  });

  it('[F5] skip a break, end in a break, and end with a session that is stopped', async () => {
    const rig = await createRig({ credentials: null });
    await startRounds(rig);
    expect(await rig.engine.send({ type: 'skipBreak' })).toMatchObject({ ok: false });
    await rig.engine.send({ type: 'endFocus', outcome: 'completed' });
    await rig.engine.send({ type: 'skipBreak' });
    expect(index(rig)).toBe(2);
    await passed(rig, 25 * MINUTE);
    await rig.engine.send({ type: 'endRounds' });
    expect(rig.engine.view().break).toBeNull();
    await passed(rig, 10 * MINUTE);
    expect(focus(rig)?.state).toBe('ended');
    await rig.engine.send({ type: 'dismissNotice', noticeId: 'none' });
    await startRounds(rig);
    await rig.engine.send({ type: 'endFocus' });
    expect(rig.engine.view().break).toBeNull();
  });

  it('[F5] pause and extend within a round', async () => {
    const rig = await createRig({ credentials: null });
    await startRounds(rig);
    await rig.engine.send({ type: 'extendFocus', byMs: 5 * MINUTE });
    await rig.engine.send({ type: 'pauseFocus' });
    await passed(rig, 2 * MINUTE);
    await rig.engine.send({ type: 'resumeFocus' });
    await passed(rig, 30 * MINUTE);
    expect(rig.engine.view().break).toMatchObject({ until: rig.clock.now() + 5 * MINUTE });
  });

  it('[F3] [F4] begin on two devices as one session, and end on all of them', async () => {
    const rig = await createRig();
    await rig.welcome();
    await startRounds(rig);
    const [told] = rig.socket.last().of('focus.start');
    const { focusId = '', endsAt = 0, rounds } = told ?? {};
    const session = { ...relayFocus(focusId, rig.clock.now(), endsAt), ...(rounds && { rounds }) };
    await rig.entry({ type: 'focus', ...session });
    rig.socket.last().say({ type: 'ok', re: told?.id ?? '' });
    await rig.pass(25 * MINUTE);
    const ended = { ...session, state: 'ended', outcome: 'expired' } as const;
    await rig.entry({ type: 'focus', ...ended });
    const other = await createRig();
    await other.welcome({
      me: { memberId: 'ana', deviceId: 'd2', focus: ended, manual: null, status: null },
    });
    await rig.pass(5 * MINUTE);
    other.clock.advance(30 * MINUTE);
    await other.settle();
    expect(rig.engine.view().focus?.rounds?.index).toBe(2);
    expect(rig.socket.last().of('focus.start').at(-1)?.focusId).toBe(
      other.engine.view().focus?.focusId ?? 'none',
    );
  });

  it('[F4] [F5] are over here when they were ended in a break on another device', async () => {
    const rig = await createRig();
    const { clock } = rig;
    const rounds = { ...ROUNDS, roundsId: uuidOf(7), index: 1, focusMs: 25 * MINUTE };
    const session = relayFocus(uuidOf(50), clock.now() - 25 * MINUTE, clock.now());
    const ended = { ...session, state: 'ended', outcome: 'expired' } as const;
    const me = { memberId: 'ana', deviceId: 'd1', manual: null, status: null };
    await rig.welcome({ me: { ...me, focus: { ...ended, rounds } } });
    expect(rig.engine.view().break).toMatchObject({ next: { index: 2 } });
    await rig.entry({ type: 'focus', ...ended });
    expect(rig.engine.view().break).toBeNull();
  });

  it('[F7] the next step is changed while one focuses, and taken away', async () => {
    const rig = await createRig({ credentials: null });
    await startRounds(rig);
    await rig.engine.send({ type: 'setNextStep', nextStep: 'docs' });
    expect(focus(rig)?.nextStep).toBe('docs');
    await rig.engine.send({ type: 'setNextStep', nextStep: '' });
    expect(focus(rig)).not.toHaveProperty('nextStep');
  });
});
