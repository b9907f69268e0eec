import { beforeEach, describe, expect, it } from 'vitest';
import { createActivitySource } from '../../../main/power/activity-source.ts';
import { ALWAYS_ZERO } from '../../../main/power/choose.ts';
import { createIdleChain } from '../../../main/power/idle-chain.ts';
import type { ActivityReading, ActivitySource } from '../../../shared/engine/ports.ts';
import { type FakeIdle, fakeIdle, type FakeSignals, fakeSignals } from '../../support/fake-idle.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';
import { passSlowly, settle } from '../../support/settle.ts';

const MINUTE = 60_000;

describe('activity from the system', () => {
  let clock: ManualClock;
  let readings: ActivityReading[];
  let idle: FakeIdle;
  let signals: FakeSignals;
  let others: FakeSignals;
  let wakes: number;
  let source: ActivitySource;
  let stop: () => void;
  const start = async (candidates: readonly FakeIdle[]): Promise<void> => {
    clock = createManualClock();
    readings = [];
    wakes = 0;
    signals = fakeSignals();
    others = fakeSignals();
    source = createActivitySource({
      clock,
      idle: createIdleChain(candidates, clock),
      signals: [signals, others],
      onWake: () => (wakes += 1),
    });
    stop = source.watch((reading) => readings.push(reading));
    await pass(0);
  };
  const pass = (ms: number): Promise<void> => passSlowly(clock, ms);
  const said = async (say: () => void): Promise<void> => {
    say();
    await settle();
  };
  const told = (): readonly string[] => readings.map((reading) => reading.activity);
  beforeEach(async () => {
    idle = fakeIdle('mutter', 7);
    await start([idle]);
  });

  it('[P4] tells idle after five minutes without input, and active again, each once', async () => {
    idle.answer = 5 * MINUTE - 1;
    await pass(MINUTE);
    idle.answer = 5 * MINUTE;
    await pass(MINUTE);
    idle.answer = 1;
    await pass(MINUTE);
    expect(told()).toEqual(['active', 'idle', 'active']);
    expect(readings[0]?.source).toBe('mutter');
  });

  it('[P4] tells idle after as long as is set, from then on', async () => {
    idle.answer = 2 * MINUTE;
    await pass(MINUTE);
    await said(() => source.setIdleAfter(2 * MINUTE));
    await said(() => source.setIdleAfter(60 * MINUTE));
    expect(told()).toEqual(['active', 'idle', 'active']);
  });

  it.each([null, 'throws', 'gone', 'never'] as const)(
    '[P3] tells unknown with a reason where nothing can tell: %s',
    async (answer) => {
      idle.answer = answer;
      await pass(15_000);
      await pass(3000);
      expect(told()).toEqual(['active', 'unknown']);
      expect(readings[1]?.problem).toMatch(/keyboard or mouse.*by hand/);
    },
  );

  it('[P10] goes on to the next source when one fails, and back when it can tell again', async () => {
    const next = fakeIdle('electron', 10 * MINUTE);
    await start([idle, next]);
    idle.answer = 'throws';
    await pass(15_000);
    expect(readings.at(-1)).toEqual({ activity: 'idle', source: 'electron' });
    idle.answer = 3;
    await pass(15_000);
    expect(readings.at(-1)).toEqual({ activity: 'active', source: 'mutter' });
  });

  it.each(['resumed', 'unlocked'] as const)(
    '[P10] tries a source that was given up again when the machine is %s, else in half an hour at the latest',
    async (event) => {
      idle.answer = 'throws';
      await pass(3 * 60 * MINUTE);
      const before = idle.asked();
      await pass(30 * MINUTE);
      expect(idle.asked()).toBe(before + 1);
      idle.answer = 5;
      await said(() => signals.say(event));
      expect(told().at(-1)).toBe('active');
    },
  );

  it('tells a locked screen and sleep at once', async () => {
    for (const event of ['locked', 'unlocked', 'suspended', 'resumed'] as const)
      await said(() => signals.say(event));
    expect(told()).toEqual(['active', 'locked', 'active', 'asleep', 'active']);
  });

  it('stays locked through sleep', async () => {
    await said(() => signals.say('locked'));
    await said(() => signals.say('suspended'));
    await said(() => signals.say('resumed'));
    await pass(MINUTE);
    expect(told()).toEqual(['active', 'locked', 'asleep', 'locked']);
  });

  it('is locked when one of those who tell says so, until that one takes it back', async () => {
    await said(() => signals.say('locked'));
    await said(() => others.say('unlocked'));
    await pass(MINUTE);
    expect(told()).toEqual(['active', 'locked']);
    await said(() => signals.say('unlocked'));
    expect(told()).toEqual(['active', 'locked', 'active']);
  });

  it('finds a lock that was there before it was started, and the end of one that nobody told', async () => {
    signals.locked = true;
    await pass(15_000);
    signals.locked = false;
    await pass(15_000);
    expect(told()).toEqual(['active', 'locked', 'active']);
  });

  it('finds out by itself that the machine is awake when nobody says so', async () => {
    await said(() => signals.say('suspended'));
    await pass(90_000);
    expect(told()).toEqual(['active', 'asleep', 'active']);
    expect(wakes).toBe(1);
  });

  it('asks no more when it is stopped', async () => {
    stop();
    expect(clock.timers()).toBe(0);
    expect(signals.listeners()).toBe(0);
    await said(() => signals.say('locked'));
    await said(() => source.setIdleAfter(1));
    expect(told()).toEqual(['active']);
  });

  describe('complaints from the field', () => {
    // https://github.com/electron/electron/issues/34826 (Ubuntu 22.04), https://github.com/hovancik/stretchly/issues/1261 (Wayland)
    it('[P10] electron#34826, stretchly#1261: an idle time that is always 0 is no idle time', async () => {
      const electron = fakeIdle('electron', 0);
      await start([electron]);
      await pass((ALWAYS_ZERO - 2) * 15_000);
      expect(told()).toEqual(['active']);
      await pass(15_000);
      expect(told()).toEqual(['active', 'unknown']);
      expect(readings[1]?.problem).toMatch(/electron.*cannot be right/);
      electron.answer = 1000;
      await pass(15_000);
      expect(told()).toEqual(['active', 'unknown', 'active']);
    });

    it('[P10] electron#34826: with another source to ask, that one is asked', async () => {
      const logind = fakeIdle('logind', 7 * MINUTE);
      await start([fakeIdle('electron', 0), logind]);
      await pass(ALWAYS_ZERO * 15_000);
      expect(readings.at(-1)).toEqual({ activity: 'idle', source: 'logind' });
    });

    // https://github.com/super-productivity/super-productivity/issues/1443: a snap may not ask Mutter.
    it('[P10] super-productivity#1443: a compositor that may not be asked leads to the next source', async () => {
      await start([fakeIdle('mutter', 'throws'), fakeIdle('logind', 0), fakeIdle('electron', 42)]);
      expect(readings).toEqual([{ activity: 'active', source: 'electron' }]);
    });

    // https://github.com/super-productivity/super-productivity/issues/5554: KDE never sets logind's hint.
    it('[P10] super-productivity#5554: a hint that was never given is not taken for activity', async () => {
      const logind = fakeIdle('logind', 0);
      await start([logind]);
      await pass(MINUTE);
      expect(told()).toEqual(['unknown']);
      logind.answer = 6 * MINUTE;
      await pass(15_000);
      logind.answer = 0;
      await pass(2 * ALWAYS_ZERO * 15_000);
      expect(told()).toEqual(['unknown', 'idle', 'active']);
    });

    // https://github.com/electron/electron/issues/27912: Electron sees no keys that other windows get on Wayland.
    it('[P10] electron#27912: work with the keyboard alone is work to the compositor', async () => {
      await start([fakeIdle('mutter', 200), fakeIdle('electron', 20 * MINUTE)]);
      await pass(10 * MINUTE);
      expect(told()).toEqual(['active']);
    });

    // https://github.com/electron/electron/issues/42050
    it('[P10] electron#42050: a sleep of which nobody told is found from the gap', async () => {
      await pass(MINUTE);
      expect(wakes).toBe(0);
      clock.sleep(40 * MINUTE);
      await pass(15_000);
      expect(wakes).toBe(1);
      await pass(10 * MINUTE);
      expect(wakes).toBe(1);
    });

    // https://github.com/electron/electron/issues/44971
    it('[P4] electron#44971: a resume without a sleep changes nothing', async () => {
      idle.answer = 6 * MINUTE;
      await pass(15_000);
      await said(() => signals.say('resumed'));
      await pass(MINUTE);
      expect(told()).toEqual(['active', 'idle']);
    });

    // https://github.com/mattermost/mattermost-webapp/pull/9931
    it('[P4] mattermost-webapp#9931: waking up is not activity, where idle time stands still asleep too', async () => {
      idle.answer = 20_000;
      await pass(15_000);
      await said(() => signals.say('suspended'));
      clock.sleep(8 * 60 * MINUTE);
      idle.answer = 21_000;
      await said(() => signals.say('resumed'));
      expect(told()).toEqual(['active', 'asleep', 'idle']);
      idle.answer = 500;
      await pass(15_000);
      expect(told().at(-1)).toBe('active');
    });

    // https://github.com/mattermost/desktop/issues/916
    it('[P10] mattermost/desktop#916: a locked machine is locked, whatever moves the mouse', async () => {
      await said(() => signals.say('locked'));
      idle.answer = 1;
      await pass(3 * 60 * MINUTE);
      expect(told()).toEqual(['active', 'locked']);
    });
  });
});
