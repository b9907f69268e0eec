/** Whether a panel shows tray icons, over a real dbus-daemon on which the test is the panel. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBusConnector } from '../../../main/bus/adapters/dbus.ts';
import { createStatusNotifierPresence, withoutHost } from '../../../main/tray/status-notifier.ts';
import type { TrayPresence } from '../../../main/tray/tray-presence.ts';
import { provideStatusNotifier } from '../../support/dbus/desktops.ts';
import { startTestBus, type TestBus } from '../../support/dbus/index.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';

describe('the tray of a Linux desktop', () => {
  let daemon: TestBus;
  let clock: ManualClock;
  let seen: TrayPresence[];
  let stop: () => void;
  const watch = (env: Record<string, string> = {}): void => {
    const all = { XDG_CURRENT_DESKTOP: 'GNOME', ...daemon.env, ...env };
    const connect = createBusConnector({ clock, env: all, reporter: { report: () => undefined } });
    const source = createStatusNotifierPresence({ clock, connect, env: all });
    stop = source.watch((presence) => seen.push(presence));
  };
  const become = (...presences: readonly TrayPresence[]) =>
    expect.poll(() => seen).toEqual(presences);

  beforeEach(async () => {
    daemon = await startTestBus();
    clock = createManualClock();
    seen = [];
  });
  afterEach(async () => {
    stop();
    await daemon.stop();
  });

  // https://github.com/electron/electron/issues/53138: stock GNOME has nobody who shows icons, and Electron makes one.
  it('[D2] electron#53138: is none on stock GNOME, and there once an extension brings one', async () => {
    watch();
    await become('none');
    const panel = await provideStatusNotifier(daemon, true);
    await become('none', 'shown');
    await panel.service.leave();
    await become('none', 'shown', 'none');
  });

  it('[D2] is not there while a watcher has no panel', async () => {
    const panel = await provideStatusNotifier(daemon, false);
    watch();
    await become('none');
    panel.host(true);
    await become('none', 'shown');
    panel.host(false);
    await become('none', 'shown', 'none');
  });

  it('[D2] asks a watcher again that has taken its name before it answers', async () => {
    watch();
    await become('none');
    const service = await daemon.provide('org.kde.StatusNotifierWatcher');
    await expect.poll(() => clock.timers()).toBe(1); // Asked, and refused.
    const name = 'org.kde.StatusNotifierWatcher';
    const properties = { IsStatusNotifierHostRegistered: { type: 'b', value: true } };
    service.object('/StatusNotifierWatcher', { interface: name, properties });
    await expect
      .poll(() => {
        clock.advance(1000);
        return seen;
      })
      .toEqual(['none', 'shown']);
  });

  it('[D2] believes a watcher that tells of its panel by the usual signal only', async () => {
    const panel = await provideStatusNotifier(daemon, false);
    watch();
    await become('none');
    panel.host(true, 'property');
    await become('none', 'shown');
  });

  it('[D2] is unknown without a bus, and asked for again', async () => {
    await provideStatusNotifier(daemon, true);
    let isThere = false;
    const real = createBusConnector({
      clock,
      env: daemon.env,
      reporter: { report: () => undefined },
    });
    const source = createStatusNotifierPresence({
      clock,
      env: {},
      connect: (kind, onLost) =>
        isThere
          ? real(kind, onLost)
          : Promise.resolve({ ok: false, error: { kind: 'unreachable' } }),
    });
    stop = source.watch((presence) => seen.push(presence));
    await become('unknown');
    isThere = true;
    clock.advance(60_000);
    await become('unknown', 'shown');
    await daemon.stop();
    await become('unknown', 'shown', 'unknown');
  });

  it('[D2] leaves no timer and no connection when it is stopped', async () => {
    const panel = await provideStatusNotifier(daemon, true);
    watch();
    await become('shown');
    stop();
    clock.advance(2000); // What it asked the bus to stop hearing is answered or not.
    expect(clock.timers()).toBe(0);
    await panel.service.leave();
    await become('shown');
  });

  it('[D2] cannot be known on X11 without a panel of the new kind, but on GNOME and on Wayland', () => {
    stop = () => undefined;
    expect(withoutHost({ XDG_CURRENT_DESKTOP: 'XFCE', XDG_SESSION_TYPE: 'x11' })).toBe('unknown');
    expect(withoutHost({ XDG_CURRENT_DESKTOP: 'ubuntu:GNOME', XDG_SESSION_TYPE: 'x11' })).toBe(
      'none',
    );
    expect(withoutHost({ XDG_CURRENT_DESKTOP: 'sway', WAYLAND_DISPLAY: 'wayland-1' })).toBe('none');
    expect(withoutHost({})).toBe('unknown');
  });
});
