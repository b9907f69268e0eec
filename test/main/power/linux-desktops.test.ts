/** The sources of activity on Linux, over a real dbus-daemon with desktops that the test provides. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBusConnector } from '../../../main/bus/adapters/dbus.ts';
import { type KeptBus, keepBus } from '../../../main/bus/kept-bus.ts';
import { createActivitySource } from '../../../main/power/activity-source.ts';
import { ALWAYS_ZERO } from '../../../main/power/choose.ts';
import { createDesktopPower } from '../../../main/power/desktop-power.ts';
import type { IdleChain } from '../../../main/power/idle-chain.ts';
import type { PowerSignals } from '../../../main/power/power-signals.ts';
import type { ActivityReading } from '../../../shared/engine/ports.ts';
import {
  type LogindPart,
  provideGnomeScreenSaver,
  provideLogind,
  provideMutter,
  provideScreenSaver,
  type SessionWay,
} from '../../support/dbus/desktops.ts';
import { startTestBus, type TestBus } from '../../support/dbus/index.ts';
import { busError } from '../../support/dbus/service.ts';
import { type FakeIdle, fakeIdle, fakeSignals } from '../../support/fake-idle.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';

const MINUTE = 60_000;

describe('Linux desktops over a real bus', () => {
  let bus: TestBus;
  let clock: ManualClock;
  let electron: FakeIdle;
  let idle: IdleChain;
  let signals: readonly PowerSignals[];
  let kept: readonly KeptBus[];
  const connect = (env: Readonly<Record<string, string>>): void => {
    const connectBus = createBusConnector({ clock, env, reporter: { report: () => undefined } });
    const [session, system] = [keepBus(connectBus, 'session'), keepBus(connectBus, 'system')];
    kept = [session, system];
    ({ idle, signals } = createDesktopPower({
      clock,
      session,
      system,
      pid: 4711,
      platform: 'linux',
      env: { ...env, XDG_SESSION_TYPE: 'wayland' },
      electron: { idle: electron, signals: fakeSignals() },
    }));
  };
  beforeEach(async () => {
    bus = await startTestBus();
    clock = createManualClock();
    electron = fakeIdle('electron', 'gone');
    connect(bus.env);
  });
  afterEach(async () => {
    idle.close();
    for (const one of kept) one.close();
    await bus.stop();
  });

  describe('idle time', () => {
    it('[P10] is that of the compositor on GNOME', async () => {
      await provideMutter(bus, () => 61_234);
      await provideScreenSaver(bus, () => 1);
      expect(await idle.read()).toEqual({ idleMs: 61_234, source: 'GNOME' });
    });

    it('[P10] is that of the screen saver on KDE, in milliseconds', async () => {
      await provideScreenSaver(bus, () => 123_456);
      expect(await idle.read()).toEqual({ idleMs: 123_456, source: 'the screen saver' });
    });

    it('[P10] is understood from a screen saver that counts seconds', async () => {
      await provideScreenSaver(bus, () => Math.floor(clock.monotonic() / 1000));
      for (let i = 0; i < 4; i += 1) {
        await idle.read();
        clock.advance(15_000);
      }
      expect(await idle.read()).toMatchObject({ idleMs: 60_000 });
    });

    it.each<[SessionWay, string | undefined]>([
      ['pid', undefined],
      ['id', '2'],
      ['auto', undefined],
    ])('[P10] is that of logind, whose session is found by %s', async (way, sessionId) => {
      const logind = await provideLogind(bus, way);
      if (sessionId !== undefined) connect({ ...bus.env, XDG_SESSION_ID: sessionId });
      expect(await idle.read()).toHaveProperty('problem');
      logind.hint('IdleSinceHint', (clock.now() - 6 * MINUTE) * 1000);
      logind.hint('IdleHint', true);
      await expect.poll(() => idle.read()).toEqual({ idleMs: 6 * MINUTE, source: 'logind' });
      logind.hint('IdleHint', false);
      await expect.poll(() => idle.read()).toEqual({ idleMs: 0, source: 'logind' });
    });

    it('[P10] goes on with the next source when a service vanishes from the bus, and back when it is there again', async () => {
      const mutter = await provideMutter(bus, () => 100);
      await provideScreenSaver(bus, () => 200);
      expect(await idle.read()).toMatchObject({ source: 'GNOME' });
      await mutter.service.leave();
      await expect.poll(() => idle.read()).toMatchObject({ source: 'the screen saver' });
      await provideMutter(bus, () => 300);
      clock.advance(30 * MINUTE);
      expect(await idle.read()).toEqual({ idleMs: 300, source: 'GNOME' });
    });

    it('[P10] goes on with the next source when one throws, and when one answers no number', async () => {
      const mutter = await provideMutter(bus, () => {
        throw busError('org.freedesktop.DBus.Error.AccessDenied');
      });
      await provideScreenSaver(bus, () => 200);
      expect(await idle.read()).toMatchObject({ source: 'the screen saver' });
      mutter.idle = () => 'much';
      idle.retry();
      expect(await idle.read()).toMatchObject({ source: 'the screen saver' });
      expect(mutter.asked).toBe(2);
    });

    it('[P10] goes on with the next source when one never answers', async () => {
      const mutter = await provideMutter(bus, () => new Promise(() => undefined));
      await provideScreenSaver(bus, () => 200);
      const reading = idle.read();
      await expect.poll(() => mutter.asked).toBe(1);
      clock.advance(2000);
      expect(await reading).toMatchObject({ source: 'the screen saver' });
      expect(clock.timers()).toBe(0);
    });

    it('[P10] goes on with the next source when one answers nothing but 0', async () => {
      await provideMutter(bus, () => 0);
      electron.answer = 6 * MINUTE;
      for (let i = 1; i < ALWAYS_ZERO; i += 1)
        expect(await idle.read()).toEqual({ idleMs: 0, source: 'GNOME' });
      expect(await idle.read()).toEqual({ idleMs: 6 * MINUTE, source: 'electron' });
    });

    it('[P3] is unknown with its reason without any bus', async () => {
      connect({});
      expect(await idle.read()).toEqual({
        problem: expect.stringMatching(/keyboard or mouse.*by hand/) as unknown,
      });
    });

    it('[P10] comes back when the bus itself went away and another is there', async () => {
      await provideMutter(bus, () => 100);
      await idle.read();
      await bus.stop();
      electron.answer = 7;
      await expect.poll(() => idle.read()).toEqual({ idleMs: 7, source: 'electron' });
      expect(await kept[0]?.get()).toBeNull();
    });
  });

  describe('lock and sleep', () => {
    let readings: ActivityReading[];
    let wakes: number;
    let stop: () => void;
    const told = (): readonly string[] => readings.map(({ activity }) => activity);
    /** Watches, and waits until all that is listened to is in effect. */
    const watch = async (): Promise<void> => {
      readings = [];
      wakes = 0;
      await provideMutter(bus, () => 100);
      const source = createActivitySource({ clock, idle, signals, onWake: () => (wakes += 1) });
      stop = source.watch((reading) => readings.push(reading));
      clock.advance(0);
      await expect.poll(told).toEqual(['active']);
      for (const one of signals) await one.isLocked();
      await idle.read();
    };
    afterEach(() => stop());

    it('[P10] logind: the lock, by its hint and by a wish for it', async () => {
      const logind = await provideLogind(bus, 'pid');
      await watch();
      logind.hint('LockedHint', true);
      await expect.poll(told).toEqual(['active', 'locked']);
      logind.hint('LockedHint', false);
      await expect.poll(told).toEqual(['active', 'locked', 'active']);
      logind.wish('Lock');
      await expect.poll(told).toHaveLength(4);
      logind.wish('Unlock');
      await expect.poll(told).toEqual(['active', 'locked', 'active', 'locked', 'active']);
    });

    it('[P10] logind: a wish for a lock that no desktop heard is over with the next look', async () => {
      const logind = await provideLogind(bus, 'auto');
      await watch();
      logind.wish('Lock');
      await expect.poll(told).toEqual(['active', 'locked']);
      clock.advance(15_000);
      await expect.poll(told).toEqual(['active', 'locked', 'active']);
    });

    it('[P10] logind: sleep, and the end of it', async () => {
      const logind = await provideLogind(bus, 'pid');
      await watch();
      logind.prepareForSleep(true);
      await expect.poll(told).toEqual(['active', 'asleep']);
      expect(wakes).toBe(0);
      logind.prepareForSleep(false);
      await expect.poll(told).toEqual(['active', 'asleep', 'active']);
      expect(wakes).toBe(1);
    });

    it.each([
      ['org.freedesktop.ScreenSaver', (on: TestBus) => provideScreenSaver(on, () => 0)],
      ['org.gnome.ScreenSaver', provideGnomeScreenSaver],
    ])('[P10] %s: the lock, until it is over or who told it is gone', async (_, provide) => {
      const saver = await provide(bus);
      await watch();
      saver.cover(true);
      await expect.poll(told).toEqual(['active', 'locked']);
      saver.cover(false);
      await expect.poll(told).toEqual(['active', 'locked', 'active']);
      saver.cover(true);
      await expect.poll(told).toHaveLength(4);
      await saver.service.leave();
      await expect.poll(told).toEqual(['active', 'locked', 'active', 'locked', 'active']);
    });

    it('[P10] finds a screen that was locked before Fermata was started', async () => {
      const saver = await provideScreenSaver(bus, () => 0);
      saver.isActive = true;
      readings = [];
      const source = createActivitySource({ clock, idle, signals, onWake: () => undefined });
      stop = source.watch((reading) => readings.push(reading));
      clock.advance(0);
      await expect.poll(told).toEqual(['locked']);
    });

    it('[P10] is not locked for ever by a bus that went away', async () => {
      const logind: LogindPart = await provideLogind(bus, 'pid');
      await watch();
      logind.hint('LockedHint', true);
      await expect.poll(told).toEqual(['active', 'locked']);
      electron.answer = 5;
      await bus.stop();
      await expect.poll(() => readings.at(-1)).toEqual({ activity: 'active', source: 'electron' });
    });
  });
});
