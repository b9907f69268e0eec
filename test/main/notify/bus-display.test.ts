/** Notifications by what arrives at a server on a real bus (D4). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBusConnector } from '../../../main/bus/adapters/dbus.ts';
import { type KeptBus, keepBus } from '../../../main/bus/kept-bus.ts';
import { createBusDisplay } from '../../../main/notify/bus-display.ts';
import type { Act, NoteDisplay } from '../../../main/notify/display.ts';
import {
  createDesktopNotifier,
  type DesktopNotifier,
} from '../../../main/notify/desktop-notifier.ts';
import { createDesktopClock } from '../../../main/os/adapters/clock.ts';
import type { Notification } from '../../../shared/engine/ports.ts';
import { fail, ok } from '../../../shared/result.ts';
import { startTestBus, type TestBus } from '../../support/dbus/index.ts';
import {
  type NotificationServer,
  provideNotificationServer,
} from '../../support/dbus/notification-server.ts';

const clock = createDesktopClock();
const DONE: Notification = {
  tag: 'focus',
  title: 'Focus done',
  body: '7 messages from <b>Ana</b> & 2 others',
  place: 'review',
  actions: [
    { label: 'Review', place: 'review' },
    { label: '5 more minutes', command: { type: 'continueFocus', forMs: 300_000 } },
  ],
};
const LIVE: Notification = { tag: 'from-ben', title: 'Ben', body: 'Hello', place: 'review' };
const FIRE: Notification = { ...LIVE, title: 'Ben, urgent: fire', urgent: true };

let bus: TestBus;
let session: KeptBus;
let server: NotificationServer | null;
let acts: Act[];
let reports: string[];
let byProgram: Notification[];
let notifier: DesktopNotifier;

const program: NoteDisplay = {
  show: (note) => {
    byProgram.push(note);
    return Promise.resolve(ok('a program'));
  },
  close: () => undefined,
};
const serve = async (capabilities?: readonly string[]): Promise<NotificationServer> => {
  server = await provideNotificationServer(bus, capabilities);
  return server;
};
const arrivedOf = (): NotificationServer['arrived'] => server?.arrived ?? [];
const screen = (): readonly string[] => server?.onScreen().map(({ title }) => title) ?? [];

beforeEach(async () => {
  bus = await startTestBus();
  const reporter = { report: (what: string) => void reports.push(what) };
  session = keepBus(createBusConnector({ clock, reporter, env: bus.env }), 'session');
  [acts, reports, byProgram, server] = [[], [], [], null];
  notifier = createDesktopNotifier({
    clock,
    reporter,
    displays: [createBusDisplay({ session, icon: '/icon.png', desktopEntry: 'fermata' }), program],
    onAct: (act) => acts.push(act),
  });
});
afterEach(async () => {
  session.close();
  await bus.stop();
  expect(reports).toEqual([]);
});

describe('a notification over D-Bus', () => {
  it('[D4] arrives with its actions and hints, and says by whom it is shown', async () => {
    await serve();
    notifier.notify(DONE);
    await expect.poll(arrivedOf).toHaveLength(1);
    expect(arrivedOf()[0]).toMatchObject({
      app: 'Fermata',
      icon: '/icon.png',
      title: 'Focus done',
      hints: { urgency: 1, 'desktop-entry': 'fermata' },
    });
    expect(arrivedOf()[0]?.actions.map(([, label]) => label)).toEqual([
      'Open',
      'Review',
      '5 more minutes',
    ]);
    expect(arrivedOf()[0]?.actions[0]?.[0]).toBe('default');
    await expect.poll(() => notifier.describe()).toBe('Test Shell 1.0 over D-Bus, with actions');
  });

  it('[D4] [H13] has its markup escaped only where the server reads markup', async () => {
    await serve(['body', 'body-markup']);
    notifier.notify(DONE);
    await expect.poll(arrivedOf).toHaveLength(1);
    expect(arrivedOf()[0]?.body).toBe('7 messages from &lt;b&gt;Ana&lt;/b&gt; &amp; 2 others');
    await server?.service.leave();
    await serve(['body']);
    notifier.notify(DONE);
    await expect.poll(arrivedOf).toHaveLength(1);
    expect(arrivedOf()[0]?.body).toBe(DONE.body);
  });

  it('[D4] has no actions where the server has none, and one line where it has no bodies', async () => {
    await serve([]);
    notifier.notify(DONE);
    await expect.poll(arrivedOf).toHaveLength(1);
    expect(arrivedOf()[0]).toMatchObject({
      actions: [],
      title: `Focus done. ${DONE.body}`,
      body: '',
    });
    await expect.poll(() => notifier.describe()).toContain('without actions');
  });

  it('[D4] [S1] is low and without a sound where it is silent, critical where it is urgent', async () => {
    await serve();
    notifier.notify({ ...LIVE, silent: true });
    await expect.poll(arrivedOf).toHaveLength(1);
    notifier.notify(FIRE);
    await expect.poll(arrivedOf).toHaveLength(2);
    expect(arrivedOf().map(({ hints }) => hints)).toEqual([
      { urgency: 0, 'desktop-entry': 'fermata', 'suppress-sound': true },
      { urgency: 2, 'desktop-entry': 'fermata' },
    ]);
  });

  it('[D4] takes the place of the one before', async () => {
    await serve();
    for (const note of [LIVE, DONE, LIVE]) notifier.notify(note);
    await expect.poll(screen).toEqual(['Ben']);
    notifier.notify(DONE);
    await expect.poll(screen).toEqual(['Focus done']);
    expect(new Set(arrivedOf().map(({ id }) => id)).size).toBe(1);
  });

  it('[D4] is not replaced by a lesser one while it is urgent and on the screen', async () => {
    await serve();
    notifier.notify(FIRE);
    await expect.poll(screen).toEqual([FIRE.title]);
    notifier.notify(LIVE);
    notifier.notify(DONE);
    await expect.poll(screen).toEqual([FIRE.title]);
    server?.end('dismissed');
    await expect.poll(screen).toEqual(['Focus done']);
    expect(arrivedOf()).toHaveLength(2);
  });

  it.each([
    ['Review', { place: 'review' }],
    ['5 more minutes', { command: { type: 'continueFocus', forMs: 300_000 } }],
    [undefined, { place: 'review' }],
  ])('[D4] leads by %s to what that says, once, and is gone', async (label, act) => {
    await serve();
    notifier.notify(DONE);
    await expect.poll(screen).toEqual(['Focus done']);
    server?.press(label);
    await expect.poll(() => acts).toHaveLength(1);
    expect(acts[0]).toMatchObject(act);
    expect(screen()).toEqual([]);
    notifier.notify(LIVE);
    await expect.poll(screen).toEqual(['Ben']);
    expect(acts).toHaveLength(1);
  });

  it('[D4] hears nothing of what others show', async () => {
    const { service } = await serve();
    notifier.notify(DONE);
    await expect.poll(screen).toEqual(['Focus done']);
    const at = ['/org/freedesktop/Notifications', 'org.freedesktop.Notifications'] as const;
    service.emit(...at, 'ActionInvoked', 'us', [99, 'default']);
    service.emit(...at, 'ActionInvoked', 'us', [arrivedOf()[0]?.id ?? 0, '0-0']);
    server?.press('Review');
    await expect.poll(() => acts).toEqual([{ label: 'Review', place: 'review' }]);
  });

  it('[D4] is taken back when it is not true any more', async () => {
    await serve();
    notifier.notify(DONE);
    await expect.poll(screen).toEqual(['Focus done']);
    notifier.withdraw('focus');
    notifier.withdraw(null);
    await expect.poll(screen).toEqual([]);
    notifier.notify(FIRE);
    await expect.poll(screen).toEqual([FIRE.title]);
    notifier.withdraw(null);
    notifier.notify(LIVE);
    notifier.withdraw('review');
    await expect.poll(screen).toEqual([]);
    expect(arrivedOf()).toHaveLength(2);
  });

  it('[D4] goes to a program where there is no server, and back to one that comes', async () => {
    notifier.notify(LIVE);
    await expect.poll(() => byProgram).toEqual([LIVE]);
    await expect
      .poll(() => notifier.describe())
      // Not that nobody has the name, which is the answer to who would not have it started.
      .toBe(
        'a program; the notification service refused (org.freedesktop.DBus.Error.ServiceUnknown)',
      );
    await serve();
    notifier.notify(DONE);
    await expect.poll(screen).toEqual(['Focus done']);
    await server?.service.leave();
    await expect.poll(async () => (await session.get()) !== null).toBe(true);
    notifier.notify(LIVE);
    await expect.poll(() => byProgram).toHaveLength(2);
  });

  it('[D4] goes to a program where there is no bus', async () => {
    await bus.stop();
    notifier.notify(LIVE);
    await expect.poll(() => notifier.describe()).toBe('a program; there is no session bus');
  });
});

describe('a display that fails', () => {
  it('[D4] is said once for each notification when there is no other, and ends nothing', async () => {
    const alone = createDesktopNotifier({
      clock,
      reporter: { report: () => void acts.push({}) },
      displays: [{ show: () => Promise.resolve(fail('it is broken')), close: () => undefined }],
      onAct: () => undefined,
    });
    alone.notify(LIVE);
    await expect.poll(() => alone.describe()).toBe('none could be shown: it is broken');
    expect(acts).toHaveLength(1);
  });
});
