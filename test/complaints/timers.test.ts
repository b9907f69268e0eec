/** What people complained of in other timers, tried on ours. */
import { describe, expect, it } from 'vitest';
import { createRig, type Rig } from '../support/engine-rig.ts';
import { createManualClock } from '../support/manual-clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ROUNDS = { of: 4, breakMs: 5 * MINUTE, longBreakMs: 15 * MINUTE, longEvery: 4 };
const start = (rig: Rig, inRounds = false) =>
  rig.engine.send({
    type: 'startFocus',
    lengthMs: 25 * MINUTE,
    shareLabel: false,
    urgent: 'allow',
    ...(inRounds ? { rounds: ROUNDS } : {}),
  });
const leftMs = (rig: Rig): number => (rig.engine.view().focus?.endsAt ?? 0) - rig.clock.now();
const passed = async (rig: Rig, ms: number): Promise<void> => {
  rig.clock.advance(ms);
  await rig.settle();
};

describe('timers', () => {
  // https://github.com/zidoro/pomatez/issues/84: the timer stands still while the machine sleeps.
  it.each([true, false])(
    '[F1] pomatez#84: does not freeze in a sleep, monotonic clock counting it: %s',
    async (counts) => {
      const rig = await createRig({
        credentials: null,
        clock: createManualClock(undefined, counts),
      });
      await start(rig);
      await passed(rig, 5 * MINUTE);
      rig.clock.sleep(10 * MINUTE);
      await passed(rig, 15_000);
      expect(leftMs(rig)).toBe(10 * MINUTE - 15_000);
    },
  );

  // https://github.com/zidoro/pomatez/issues/95: after a sleep past the end it goes on counting.
  it('[F1] pomatez#95: has ended at its deadline when the machine wakes after it', async () => {
    const rig = await createRig({ credentials: null });
    const deadline = rig.clock.now() + 25 * MINUTE;
    await start(rig);
    rig.clock.sleep(8 * HOUR);
    await passed(rig, 15_000);
    expect(rig.engine.view().focus).toMatchObject({ outcome: 'expired', endsAt: deadline });
  });

  // https://github.com/tom-james-watson/breaktimer-app/issues/184: another time zone adds hours to a break.
  it('[F2] breaktimer#184: another time zone adds nothing, as systems that keep local time set the clock', async () => {
    const rig = await createRig({ credentials: null });
    await start(rig, true);
    await passed(rig, 26 * MINUTE);
    rig.clock.setWall(rig.clock.now() + 5 * HOUR);
    await passed(rig, 15_000);
    const until = rig.engine.view().break?.until ?? 0;
    expect(until - rig.clock.now()).toBe(4 * MINUTE - 15_000);
  });

  // https://github.com/tom-james-watson/breaktimer-app/issues/215: the next break is hours away after travelling.
  it('[F2] breaktimer#215: a session is as long as it was after the clock went back', async () => {
    const rig = await createRig({ credentials: null });
    await start(rig);
    await passed(rig, 5 * MINUTE);
    rig.clock.setWall(rig.clock.now() - 9 * HOUR);
    await passed(rig, 15_000);
    expect(leftMs(rig)).toBe(20 * MINUTE - 15_000);
  });

  // https://github.com/johannesjo/super-productivity/issues/5836: the end of a focus goes by unseen.
  it('[C3] [F7] super-productivity#5836: the end is told by the system, and stays in the window', async () => {
    const rig = await createRig({ credentials: null });
    await start(rig);
    await passed(rig, 25 * MINUTE);
    expect(rig.notifications.map(({ title }) => title)).toEqual(['Focus done']);
    await passed(rig, 8 * HOUR);
    expect(rig.engine.view().focus).toMatchObject({ state: 'ended', outcome: 'expired' });
  });

  // https://github.com/johannesjo/super-productivity/pull/8965: an idle dialog comes up during breaks.
  it('[F5] super-productivity PR#8965: who is idle in a break is left alone', async () => {
    const rig = await createRig({ credentials: null });
    await start(rig, true);
    await passed(rig, 25 * MINUTE);
    const told = rig.notifications.length;
    rig.setActivity({ activity: 'idle' });
    await passed(rig, 4 * MINUTE);
    rig.setActivity({ activity: 'active' });
    await passed(rig, MINUTE - 1);
    expect(rig.notifications).toHaveLength(told);
    expect(rig.engine.view().notices).toEqual([]);
    expect(rig.engine.view().break).not.toBeNull();
  });
});
