/** The system's own do-not-disturb over a real dbus-daemon, and GNOME's setting by the real `gsettings`. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBusConnector } from '../../../main/bus/adapters/dbus.ts';
import { createSettingWatcher } from '../../../main/dnd/adapters/gsettings.ts';
import { createDoNotDisturbSource } from '../../../main/dnd/do-not-disturb-source.ts';
import { startTestBus, type TestBus } from '../../support/dbus/index.ts';
import { busError, type FakeService } from '../../support/dbus/service.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';

const run = promisify(execFile);
const NOTIFICATIONS = 'org.freedesktop.Notifications';
const NOTIFICATIONS_PATH = '/org/freedesktop/Notifications';
const XFCONF = 'org.xfce.Xfconf';
const XFCONF_PATH = '/org/xfce/Xfconf';

describe('the source of the system’s do-not-disturb', () => {
  let daemon: TestBus;
  let clock: ManualClock;
  let folder: string;
  let env: Record<string, string | undefined>;
  let seen: (boolean | null)[];
  let stop: () => void;

  const watch = (): void => {
    const connect = createBusConnector({ clock, env, reporter: { report: () => undefined } });
    const watchSetting = createSettingWatcher(env);
    stop = createDoNotDisturbSource({ clock, connect, watchSetting }).watch((isOn) =>
      seen.push(isOn),
    );
  };
  const lastIs = (isOn: boolean | null) => expect.poll(() => seen.at(-1)).toBe(isOn);
  const notifications = async (inhibited?: boolean): Promise<FakeService> => {
    const service = await daemon.provide(NOTIFICATIONS);
    service.object(NOTIFICATIONS_PATH, {
      interface: NOTIFICATIONS,
      properties: inhibited === undefined ? {} : { Inhibited: { type: 'b', value: inhibited } },
    });
    return service;
  };
  const xfconf = async (value: boolean | null): Promise<FakeService> => {
    const service = await daemon.provide(XFCONF);
    service.object(XFCONF_PATH, {
      interface: XFCONF,
      methods: {
        GetProperty: {
          in: 'ss',
          out: 'v',
          answer: (channel, property) => {
            if (value === null || channel !== 'xfce4-notifyd' || property !== '/do-not-disturb')
              throw busError('org.xfce.Xfconf.Error.PropertyNotFound');
            return ['b', value];
          },
        },
      },
    });
    return service;
  };
  /** `gsettings` with settings of its own, in a file. */
  const set = (value: string) =>
    run('gsettings', ['set', 'org.gnome.desktop.notifications', 'show-banners', value], {
      env: env,
    });

  beforeEach(async () => {
    daemon = await startTestBus();
    clock = createManualClock();
    folder = await mkdtemp(join(tmpdir(), 'fermata-settings-'));
    env = {
      ...process.env,
      ...daemon.env,
      XDG_CONFIG_HOME: folder,
      GSETTINGS_BACKEND: 'keyfile',
    };
    seen = [];
  });
  afterEach(async () => {
    stop();
    await daemon.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('[N1] follows the notification service where that says whether it is inhibited', async () => {
    const service = await notifications(true);
    watch();
    await lastIs(true);
    service.change(NOTIFICATIONS_PATH, NOTIFICATIONS, 'Inhibited', false);
    await lastIs(false);
    await service.leave();
    await lastIs(null);
    await notifications(true);
    await lastIs(true);
  });

  it('[N1] follows the setting of XFCE, which comes to be when it is first used', async () => {
    await notifications();
    const service = await xfconf(null);
    watch();
    // A change that is heard proves that everything before it was.
    const turnOn = () =>
      service.emit(XFCONF_PATH, XFCONF, 'PropertyChanged', 'ssv', [
        'xfce4-notifyd',
        '/do-not-disturb',
        ['b', true],
      ]);
    await expect
      .poll(() => {
        turnOn();
        return seen.at(-1);
      })
      .toBe(true);
    service.emit(XFCONF_PATH, XFCONF, 'PropertyChanged', 'ssv', ['other', '/x', ['b', false]]);
    service.emit(XFCONF_PATH, XFCONF, 'PropertyRemoved', 'ss', [
      'xfce4-notifyd',
      '/do-not-disturb',
    ]);
    await lastIs(null);
    expect(seen.filter((isOn) => isOn === false)).toEqual([]);
  });

  it('[N1] reads what the setting of XFCE is at the start', async () => {
    await xfconf(true);
    watch();
    await lastIs(true);
  });

  it('[N1] follows the setting of GNOME, with the real gsettings, while its shell is there', async () => {
    await notifications();
    await set('false');
    watch();
    const shell = await daemon.provide('org.gnome.Shell');
    await lastIs(true);
    // The command needs a moment before it hears of changes, and does not say when.
    let value = false;
    await expect
      .poll(
        async () => {
          value = !value;
          await set(String(value));
          return seen.includes(false);
        },
        { interval: 200 },
      )
      .toBe(true);
    await set('false');
    await lastIs(true);
    await shell.leave();
    await lastIs(null);
  });

  it('[N1] believes the notification service before a setting that another desktop left behind', async () => {
    await set('false');
    await daemon.provide('org.gnome.Shell');
    const service = await notifications(false);
    watch();
    await lastIs(false);
    await service.leave();
    await lastIs(true);
  });

  it('[N1] cannot know where gsettings is missing or dies, and tries it again', async () => {
    env['PATH'] = folder;
    await daemon.provide('org.gnome.Shell');
    watch();
    await lastIs(null);
    // A stand-in that answers, watches for a moment, and ends as one that crashed.
    const stub = '#!/bin/sh\n[ "$1" = get ] && echo false && exit 0\nexec /bin/sleep 0.3\n';
    await writeFile(join(folder, 'gsettings'), stub, { mode: 0o755 });
    await expect
      .poll(() => {
        clock.advance(60_000);
        return seen.includes(true);
      })
      .toBe(true);
    await lastIs(null);
  });

  it('[N1] cannot know any more when the bus goes, and begins again', async () => {
    await notifications(true);
    watch();
    await lastIs(true);
    await daemon.stop();
    await lastIs(null);
    daemon = await startTestBus();
    Object.assign(env, daemon.env);
    await notifications(true);
    clock.advance(60_000);
    await lastIs(true);
  });

  it('[N1] cannot know where there is no bus, and says so', async () => {
    env['DBUS_SESSION_BUS_ADDRESS'] = 'unix:path=/nowhere/bus';
    watch();
    await lastIs(null);
    stop();
    expect(clock.timers()).toBe(0);
  });
});
