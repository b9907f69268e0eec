/** The tray's menu of the built desktop app in the stand-in: every entry that there can be is clicked. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type TrayItem, trayMenu } from '../../main/tray/tray-menu.ts';
import type { View } from '../../shared/bridge/view.ts';
import { type DesktopApp, makeDesktopApp } from '../support/desktop-app.ts';
import type { MenuLine } from '../support/electron-stand-in/menu.ts';
import { type RelayProcess, startRelayProcess } from '../support/relay-process.ts';
import { sampleFocus, sampleView } from '../support/sample-view.ts';

let relay: RelayProcess;
let app: DesktopApp;
/** Hours that have begun and go on for some hours more, wherever the clock of this machine stands: its zone is chosen. */
const noonZone = (): string => {
  const ahead = 12 - new Date().getUTCHours();
  return ahead === 0 ? 'UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
};
const HOURS = { weekly: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: 540, to: 960 })) };
const withHours = (view: View): View => ({
  ...view,
  own: { ...view.own, timeZone: noonZone(), workingHours: HOURS },
});
const PAUSE = { from: 0, until: Number.MAX_SAFE_INTEGER, isLong: false, next: { index: 2, of: 4 } };

/** An entry by what it is called, without its figures: "25 minutes" and "90 minutes" are two, times of day are one. */
const keyOf = (path: readonly string[]): string =>
  path
    .join(' > ')
    .replace(/\d{1,2}:\d\d(\s[AP]M)?/, 'HH:MM')
    .replace(/Review \d+ messages?/, 'Review');
const entriesOf = (items: readonly TrayItem[], above: readonly string[] = []): readonly string[] =>
  items.flatMap((item) => {
    if (item.kind === 'submenu') return entriesOf(item.items, [...above, item.label]);
    return item.kind === 'action' || item.kind === 'choice' ? [keyOf([...above, item.label])] : [];
  });
/** Every entry that any state gives. */
const ALL = new Set(
  [
    sampleView(),
    sampleView({ focus: sampleFocus() }),
    sampleView({ focus: sampleFocus({ state: 'paused', pausedAt: 0 }) }),
    sampleView({ break: PAUSE }),
    withHours(sampleView()),
  ].flatMap((view) => entriesOf(trayMenu(view, Date.now()))),
);

const clicked = new Set<string>();
const lines = async (): Promise<readonly MenuLine[]> =>
  (await app.desktop.tray.facts())?.menu ?? [];
const click = async (...path: readonly string[]): Promise<void> => {
  await app.desktop.tray.click(...path);
  clicked.add(keyOf(path));
};
const has = async (label: string): Promise<boolean> =>
  (await lines()).some((line) => line.label === label);
const tooltip = async (): Promise<string> => (await app.desktop.tray.facts())?.tooltip ?? '';
const focus = async (): Promise<View['focus']> => (await app.view()).focus;
const minutesLeft = async (): Promise<number> =>
  Math.round((((await focus())?.endsAt ?? 0) - Date.now()) / 60_000);
const endFocus = async (): Promise<void> => {
  await expect.poll(() => has('End focus')).toBe(true);
  await click('End focus');
  await expect.poll(() => has('Start focus')).toBe(true);
};
const hash = (): Promise<string> => app.desktop.page.evaluate(() => location.hash);

describe('the tray’s menu', () => {
  beforeAll(async () => {
    relay = await startRelayProcess();
    const founder = await relay.foundTeam('Nimbus', 'Ana');
    app = await makeDesktopApp();
    await app.launch({ env: { FERMATA_LINK: await founder.deviceLink() } });
    await vi.waitFor(
      async () => {
        if ((await app.view()).connection.state !== 'online') throw new Error('not online yet');
      },
      { timeout: 20_000 },
    );
  });
  afterAll(async () => {
    await app.dispose();
    await relay.dispose();
  });

  it('[D1] sets the show, for good or for a while, and goes back to automatic', async () => {
    for (const [label, show] of [
      ['Open door', 'open'],
      ['Available', 'available'],
      ['Busy', 'busy'],
      ['Away', 'away'],
    ] as const) {
      await click(label);
      await expect.poll(async () => (await app.view()).own.manual).toEqual({ show });
      await expect
        .poll(async () => (await lines()).find((line) => line.label === label)?.isChecked)
        .toBe(true);
    }
    for (const [label, show] of [
      ['Busy for…', 'busy'],
      ['Away for…', 'away'],
      ['Open door for…', 'open'],
    ] as const)
      for (const [length, minutes] of [
        ['30 minutes', 30],
        ['1 hour', 60],
        ['2 hours', 120],
      ] as const) {
        await click(label, length);
        await expect
          .poll(async () => {
            const { manual } = (await app.view()).own;
            const left = ((manual?.until ?? 0) - Date.now()) / 60_000;
            return `${manual?.show ?? ''} ${Math.round(left)}`;
          })
          .toBe(`${show} ${minutes}`);
      }
    await click('Automatic');
    await expect.poll(async () => (await app.view()).own.manual).toBeNull();
  });

  it('[D1] starts focus of each length, shows the ring, extends, pauses, goes on and ends', async () => {
    for (const minutes of [25, 50, 90]) {
      await click('Start focus', `${minutes} minutes`);
      await expect.poll(tooltip).toBe(`Focusing · ${minutes} min left`);
      expect((await app.desktop.tray.facts())?.icon).toMatch(/focusing-12-light\.png$/);
      await endFocus();
    }
    await click('Start focus', '25 minutes');
    await expect.poll(() => has('+5 minutes')).toBe(true);
    await click('+5 minutes');
    await expect.poll(minutesLeft).toBe(30);
    await click('+15 minutes');
    await expect.poll(minutesLeft).toBe(45);
    await click('Pause');
    await expect.poll(() => has('Resume')).toBe(true);
    expect((await focus())?.state).toBe('paused');
    await click('Resume');
    await expect.poll(async () => (await focus())?.state).toBe('running');
    await endFocus();
  });

  it('[D1] starts focus until the end of one’s hours', async () => {
    await app.send({ type: 'setProfile', timeZone: noonZone() });
    expect(await app.send({ type: 'setHours', workingHours: HOURS })).toEqual({ ok: true });
    const untils = async (): Promise<readonly string[]> => {
      const start = (await lines()).find((line) => line.label === 'Start focus');
      const until = start?.items.find((line) => line.label === 'Until…');
      return (until?.items ?? []).map((line) => line.label);
    };
    await expect.poll(async () => (await untils()).join()).toContain('the end of your hours');
    const label = (await untils()).find((one) => one.endsWith('the end of your hours')) ?? '';
    await click('Start focus', 'Until…', label);
    // It is between 12:00 and 12:59 there, and they end at 16:00.
    await expect.poll(minutesLeft).toBeGreaterThanOrEqual(180);
    expect(await minutesLeft()).toBeLessThanOrEqual(240);
    await endFocus();
  });

  it('[D1] starts focus until a time of day, or leads to the window for another', async () => {
    const start = (await lines()).find((line) => line.label === 'Start focus');
    const until = start?.items.find((line) => line.label === 'Until…')?.items ?? [];
    const [first] = until;
    expect(until.length).toBeGreaterThanOrEqual(4);
    await click('Start focus', 'Until…', first?.label ?? '');
    await expect.poll(minutesLeft).toBeGreaterThanOrEqual(19);
    expect(await minutesLeft()).toBeLessThanOrEqual(50);
    await endFocus();
    await app.desktop.window.close();
    await click('Start focus', 'Until…', 'Another time…');
    await expect.poll(hash).toBe('#/focus');
    expect(await app.desktop.window.facts()).toMatchObject({ isVisible: true });
  });

  it('[D1] counts a break down, skips it, and ends the rounds', async () => {
    const rounds = { of: 2, breakMs: 60_000, longBreakMs: 60_000, longEvery: 4 };
    const toBreak = async (): Promise<void> => {
      await app.send({
        type: 'startFocus',
        lengthMs: 60_000,
        shareLabel: false,
        urgent: 'allow',
        rounds,
      });
      await app.send({ type: 'endFocus', outcome: 'completed' });
      await expect.poll(() => has('End rounds')).toBe(true);
    };
    await toBreak();
    await click('Start round 2 of 2 now');
    clicked.add('Start round 2 of 4 now'); // The sample's words for it.
    await expect.poll(async () => (await focus())?.state).toBe('running');
    await endFocus();
    await toBreak();
    await click('End rounds');
    await expect.poll(() => has('Start focus')).toBe(true);
  });

  it('[D1] opens the window, at the review too; a click on the icon does the same', async () => {
    await app.desktop.window.close();
    await click('Review');
    await expect.poll(hash).toBe('#/review');
    await app.desktop.window.close();
    await click('Open Fermata');
    await expect.poll(() => app.desktop.window.facts()).toMatchObject({ isVisible: true });
    await app.desktop.window.close();
    await app.desktop.tray.activate();
    await expect.poll(() => app.desktop.window.facts()).toMatchObject({ isVisible: true });
  });

  it('[D1] shows another picture when the system turns dark', async () => {
    await app.desktop.setDark(true);
    expect((await app.desktop.tray.facts())?.icon).toMatch(/available-dark\.png$/);
    await app.desktop.setDark(false);
    expect((await app.desktop.tray.facts())?.icon).toMatch(/available-light\.png$/);
  });

  it('[D1] quits; and with that every entry was clicked', async () => {
    await click('Quit Fermata').catch(() => clicked.add('Quit Fermata')); // It may be gone before it answers.
    expect(await app.desktop.ended()).toBe(0);
    expect([...ALL].filter((entry) => !clicked.has(entry))).toEqual([]);
  });
});
