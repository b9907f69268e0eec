/** Electron's own notifications, on macOS and Windows (D4); https://www.electronjs.org/docs/latest/api/notification */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createElectronDisplay } from '../../../main/notify/adapters/electron-display.ts';
import { createDesktopNotifier } from '../../../main/notify/desktop-notifier.ts';
import type { Act } from '../../../main/notify/display.ts';
import type { Notification } from '../../../shared/engine/ports.ts';
import { ok } from '../../../shared/result.ts';
import {
  notificationSystem,
  type StandInNotification,
} from '../../support/electron-stand-in/notification.ts';
import { createManualClock } from '../../support/manual-clock.ts';

vi.mock('electron', () => import('../../support/electron-stand-in/notification.ts'));

const DONE: Notification = {
  tag: 'focus',
  title: 'Focus done',
  body: '7 messages',
  place: 'review',
  actions: [
    { label: 'Review', place: 'review' },
    { label: '5 more minutes', command: { type: 'continueFocus', forMs: 300_000 } },
  ],
};
const LIVE: Notification = { tag: 'from-ben', title: 'Ben', body: 'Hello', place: 'review' };
const FIRE: Notification = { ...LIVE, title: 'Ben, urgent: fire', urgent: true };

const scene = () => {
  const clock = createManualClock();
  const acts: Act[] = [];
  const byProgram: string[] = [];
  const notifier = createDesktopNotifier({
    clock,
    reporter: { report: (what) => void byProgram.push(what) },
    displays: [
      createElectronDisplay('/icon.png', clock),
      {
        show: ({ title }) => {
          byProgram.push(title);
          return Promise.resolve(ok('a program'));
        },
        close: () => undefined,
      },
    ],
    onAct: (act) => acts.push(act),
  });
  return { clock, acts, byProgram, notifier };
};
const titles = (): readonly string[] => notificationSystem.onScreen.map(({ title }) => title);
const theOne = (): StandInNotification => {
  const [shown] = notificationSystem.onScreen;
  if (shown === undefined) throw new Error('nothing is on the screen');
  return shown;
};

beforeEach(() => {
  Object.assign(notificationSystem, { isSupported: true, refuses: null, tells: true });
});
afterEach(() => notificationSystem.onScreen.splice(0));

describe('a notification by Electron', () => {
  it('[D4] has its buttons, and says that it is shown', async () => {
    const { notifier } = scene();
    notifier.notify(DONE);
    await expect.poll(() => notifier.describe()).toBe('Electron, with actions');
    expect(theOne().options).toMatchObject({
      title: 'Focus done',
      silent: false,
      urgency: 'normal',
      actions: [
        { type: 'button', text: 'Review' },
        { type: 'button', text: '5 more minutes' },
      ],
    });
  });

  it('[D4] takes the place of the one before', async () => {
    const { notifier, acts } = scene();
    notifier.notify(LIVE);
    await expect.poll(titles).toEqual(['Ben']);
    notifier.notify({ ...DONE, silent: true });
    await expect.poll(titles).toEqual(['Focus done']);
    expect(theOne().silent).toBe(true);
    expect(acts).toEqual([]);
  });

  it.each([
    ['click', { place: 'review' }],
    [{ action: 0 }, { place: 'review' }],
    [{ action: 1 }, { command: { type: 'continueFocus', forMs: 300_000 } }],
  ] as const)('[D4] leads by %j to what that says, and is gone', async (how, act) => {
    const { notifier, acts } = scene();
    notifier.notify(DONE);
    await expect.poll(titles).toEqual(['Focus done']);
    theOne().act(how);
    expect(acts).toHaveLength(1);
    expect(acts[0]).toMatchObject(act);
    expect(titles()).toEqual([]);
  });

  it('[D4] can be acted on from the system’s list, until another one comes', async () => {
    const { notifier, acts } = scene();
    notifier.notify(DONE);
    await expect.poll(titles).toEqual(['Focus done']);
    const done = theOne();
    done.act('dismiss');
    done.act({ action: 0 });
    expect(acts).toEqual([{ label: 'Review', place: 'review' }]);
    notifier.notify(DONE);
    await expect.poll(titles).toEqual(['Focus done']);
    const second = theOne();
    second.act('dismiss');
    notifier.notify(LIVE);
    await expect.poll(titles).toEqual(['Ben']);
    second.act('click');
    expect(acts).toHaveLength(1);
  });

  it('[D4] is left for a program where Electron cannot, or is refused', async () => {
    const { notifier, byProgram } = scene();
    notificationSystem.isSupported = false;
    notifier.notify(LIVE);
    await expect.poll(() => byProgram).toEqual(['Ben']);
    notificationSystem.isSupported = true;
    notificationSystem.refuses = 'not signed';
    notifier.notify(DONE);
    await expect.poll(() => byProgram).toEqual(['Ben', 'Focus done']);
    expect(notifier.describe()).toBe('a program; Electron could not show it (not signed)');
  });

  it('[D4] is taken as shown where Electron says neither', async () => {
    notificationSystem.tells = false;
    const { notifier, clock, byProgram } = scene();
    notifier.notify(LIVE);
    await expect.poll(titles).toEqual(['Ben']);
    clock.advance(3000);
    await expect.poll(() => notifier.describe()).toMatch(/^Electron, without a word/);
    expect(byProgram).toEqual([]);
  });

  it('[D4] stays for a minute when it is urgent, or until it is closed', async () => {
    const { notifier, clock } = scene();
    notifier.notify(FIRE);
    await expect.poll(titles).toEqual([FIRE.title]);
    await expect.poll(() => notifier.describe()).toBe('Electron, with actions');
    notifier.notify(LIVE);
    clock.advance(59_000);
    expect(titles()).toEqual([FIRE.title]);
    clock.advance(1000);
    await expect.poll(titles).toEqual(['Ben']);
    notifier.notify(FIRE);
    await expect.poll(titles).toEqual([FIRE.title]);
    notifier.notify(DONE);
    notifier.notify({ ...FIRE, title: 'Eva, urgent: flood' });
    await expect.poll(titles).toEqual(['Eva, urgent: flood']);
    theOne().act('dismiss');
    await expect.poll(titles).toEqual(['Focus done']);
    expect(clock.timers()).toBe(0);
  });

  it('[D4] that waits is not shown when it is not true any more', async () => {
    const { notifier, clock } = scene();
    notifier.notify(FIRE);
    notifier.notify(DONE);
    notifier.withdraw(null);
    await expect.poll(titles).toEqual([FIRE.title]);
    clock.advance(60_000);
    notifier.withdraw('review');
    await expect.poll(titles).toEqual([]);
  });
});
