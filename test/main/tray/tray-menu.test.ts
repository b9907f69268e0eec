import { describe, expect, it } from 'vitest';
import {
  type TrayItem,
  trayChangesInMs,
  trayMenu,
  trayTooltip,
} from '../../../main/tray/tray-menu.ts';
import { parseCommand } from '../../../shared/bridge/parse-command.ts';
import type { View } from '../../../shared/bridge/view.ts';
import { clockTime, viewerZone } from '../../../shared/wording/times.ts';
import { DEFAULT_SETTINGS } from '../../../shared/engine/own-settings.ts';
import {
  MINUTE,
  SAMPLE_NOW,
  sampleFocus,
  sampleItem,
  sampleView,
} from '../../support/sample-view.ts';

const flat = (items: readonly TrayItem[]): readonly TrayItem[] =>
  items.flatMap((item) => [item, ...(item.kind === 'submenu' ? flat(item.items) : [])]);
const labels = (view: View, now = SAMPLE_NOW): readonly string[] =>
  flat(trayMenu(view, now)).flatMap((item) => ('label' in item ? [item.label] : []));
const chosen = (view: View): readonly string[] =>
  trayMenu(view, SAMPLE_NOW).flatMap((item) =>
    item.kind === 'choice' && item.isChosen ? [item.label] : [],
  );
const withShow = (show: View['own']['presence']['show'], view: Partial<View> = {}): View => {
  const base = sampleView(view);
  return { ...base, own: { ...base.own, presence: { show, source: 'manual' } } };
};
const focusing = (view: Partial<View> = {}): View =>
  withShow('focusing', { focus: sampleFocus(), ...view });

describe('tray menu', () => {
  it('[F5] offers the lengths of its owner, and those to extend by', () => {
    const settings = {
      ...DEFAULT_SETTINGS,
      presetsMs: [20 * MINUTE, 100 * MINUTE],
      extensionsMs: [10 * MINUTE],
    };
    const view = sampleView({ settings });
    const all = labels(view);
    const from = all.indexOf('Start focus') + 1;
    expect(all.slice(from, from + 3)).toEqual(['20 minutes', '100 minutes', 'Until…']);
    const extended = labels(focusing({ settings })).filter((label) => label.startsWith('+'));
    expect(extended).toEqual(['+10 minutes']);
    const first = flat(trayMenu(view, SAMPLE_NOW)).find(
      (item) => item.kind === 'action' && item.label === '100 minutes',
    );
    expect(first).toMatchObject({
      action: { command: { type: 'startFocus', lengthMs: 100 * MINUTE } },
    });
  });

  it('[F5] counts a break down, and skips it', () => {
    const next = { index: 2, of: 4 };
    const pause = { from: SAMPLE_NOW, until: SAMPLE_NOW + 3 * MINUTE, isLong: false, next };
    const view = sampleView({ break: pause });
    expect(trayTooltip(view, SAMPLE_NOW)).toContain('Break · 3 min left');
    expect(trayChangesInMs(view, SAMPLE_NOW + 1000)).toBe(MINUTE - 1000);
    expect(labels(view)).toEqual(
      expect.arrayContaining(['Break · 3 min left', 'Start round 2 of 4 now', 'End rounds']),
    );
    expect(labels(view)).not.toContain('Start focus');
    expect(labels(view, SAMPLE_NOW + 4 * MINUTE)).toContain('Break over');
  });

  it('[P7] offers a show for a while, counted from the click', () => {
    const [busy] = trayMenu(sampleView(), SAMPLE_NOW).flatMap((item) =>
      item.kind === 'submenu' && item.label === 'Busy for…' ? [item] : [],
    );
    expect(busy?.items.map((item) => ('label' in item ? item.label : ''))).toEqual([
      '30 minutes',
      '1 hour',
      '2 hours',
    ]);
    expect(busy?.items[0]).toMatchObject({
      action: { command: { type: 'setManual', show: 'busy', forMs: 30 * MINUTE } },
    });
  });

  it('offers every show and the way back to automatic', () => {
    const view = sampleView();
    expect(labels(view).slice(0, 5)).toEqual([
      'Open door',
      'Available',
      'Busy',
      'Away',
      'Automatic',
    ]);
    expect(chosen(view)).toEqual(['Automatic']);
    const busy = { ...view, own: { ...view.own, manual: { show: 'busy' as const } } };
    expect(chosen(busy)).toEqual(['Busy']);
  });

  it('[F5] starts focus for 25, 50 and 90 minutes, and while focusing extends by 5 and 15 or ends', () => {
    expect(labels(sampleView())).toEqual(
      expect.arrayContaining(['Start focus', '25 minutes', '50 minutes', '90 minutes']),
    );
    expect(labels(sampleView())).not.toContain('End focus');
    const now = labels(focusing());
    expect(now).toEqual(
      expect.arrayContaining(['Focusing · 42 min left', '+5 minutes', '+15 minutes', 'End focus']),
    );
    expect(now).not.toContain('Start focus');
  });

  it('[D1] offers a pause, and in it the way on', () => {
    expect(labels(focusing())).toContain('Pause');
    const paused = focusing({ focus: sampleFocus({ state: 'paused', pausedAt: SAMPLE_NOW }) });
    expect(labels(paused)).toContain('Resume');
    expect(labels(paused)).not.toContain('Pause');
  });

  it('[D1] offers the next half hours and the end of one’s hours, and counts from the click', () => {
    const base = sampleView();
    const day = ((new Date(SAMPLE_NOW).getDay() + 6) % 7) + 1;
    const own = {
      ...base.own,
      timeZone: viewerZone(),
      machineTimeZone: viewerZone(),
      workingHours: { weekly: [{ day, from: 9 * 60, to: 17 * 60 + 15 }] },
    };
    const menu = flat(trayMenu({ ...base, own }, SAMPLE_NOW));
    const times = menu.flatMap((item) =>
      item.kind === 'action' && item.action.type === 'focusUntil'
        ? [{ label: item.label, minutes: (item.action.until - SAMPLE_NOW) / MINUTE }]
        : [],
    );
    // It is 10:48.
    expect(times.map(({ minutes }) => minutes)).toEqual([42, 72, 102, 387]);
    expect(times.at(-1)?.label).toMatch(/, the end of your hours$/);
    expect(menu).toContainEqual({
      kind: 'action',
      label: 'Another time…',
      action: { type: 'open', place: 'focus' },
    });
    const next = trayChangesInMs({ ...base, own }, SAMPLE_NOW);
    expect(next).toBe(22 * MINUTE + 1);
  });

  it('[C3] [H3] has no word and no name of what is held', () => {
    const held = { count: 2, urgent: 1, from: ['ana', 'ben'] };
    const view = focusing({ held });
    const said = JSON.stringify([trayMenu(view, SAMPLE_NOW), trayTooltip(view, SAMPLE_NOW)]);
    expect(said).not.toMatch(/ana|ben/i);
  });

  it('says how many messages are to be reviewed', () => {
    const items = [1, 2, 3].map((n) => sampleItem(n));
    expect(labels(sampleView())).toContain('Review');
    expect(labels(sampleView({ review: items }))).toContain('Review 3 messages');
    const oneLeft = [
      sampleItem(1),
      sampleItem(2, { triage: 'done' }),
      sampleItem(3, { triage: 'later' }),
    ];
    expect(labels(sampleView({ review: oneLeft }))).toContain('Review 1 message');
  });

  it('sends commands that the engine takes', () => {
    const actions = [sampleView(), focusing()].flatMap((view) => flat(trayMenu(view, SAMPLE_NOW)));
    const commands = actions.flatMap((item) =>
      'action' in item && item.action.type === 'send' ? [item.action.command] : [],
    );
    expect(new Set(commands.map((command) => command.type))).toEqual(
      new Set(['setManual', 'startFocus', 'extendFocus', 'pauseFocus', 'endFocus']),
    );
    for (const command of commands) expect(parseCommand(command)).toMatchObject({ ok: true });
  });

  it('takes a session that has ended for none', () => {
    const ended = sampleFocus({ state: 'ended', outcome: 'expired' });
    expect(labels(sampleView({ focus: ended }))).toContain('Start focus');
    expect(trayTooltip(sampleView({ focus: ended }), SAMPLE_NOW)).toBe('Available');
  });
});

describe('tray tooltip', () => {
  it('says show, time left and what is held', () => {
    const held = { count: 7, urgent: 0, from: ['ana'] };
    const view = focusing({ held });
    expect(trayTooltip(view, SAMPLE_NOW + 10 * MINUTE)).toBe('Focusing · 32 min left · 7 held');
    expect(trayTooltip(sampleView(), SAMPLE_NOW)).toBe('Available');
    expect(trayTooltip(withShow('open'), SAMPLE_NOW)).toBe('Open door');
  });

  it('[D1] [C5] says without the relay as of when what is held is known, or that it is not', () => {
    const connection = { state: 'waiting', retryAt: SAMPLE_NOW } as const;
    const heldKnownAt = SAMPLE_NOW - 16 * MINUTE;
    const time = clockTime(heldKnownAt);
    const tip = (over: Partial<View>) =>
      trayTooltip(sampleView({ connection, ...over }), SAMPLE_NOW);
    const held = { count: 7, urgent: 0, from: ['ana'] };
    expect(tip({ held, heldKnownAt })).toBe(`Available · 7 held as of ${time}`);
    expect(tip({ heldKnownAt })).toBe(`Available · none held as of ${time}`);
    expect(tip({})).toBe('Available · what is held is not known');
  });

  it('never says that nothing is left while a session runs', () => {
    expect(trayTooltip(focusing(), SAMPLE_NOW + 42 * MINUTE - 1)).toContain('1 min left');
  });

  it('stands still in a pause', () => {
    const pausedAt = SAMPLE_NOW;
    const view = focusing({ focus: sampleFocus({ state: 'paused', pausedAt }) });
    expect(trayTooltip(view, SAMPLE_NOW + 5 * MINUTE)).toBe('Focusing · paused, 42 min left');
    expect(trayChangesInMs(view, SAMPLE_NOW)).toBeNull();
  });

  it('changes with the minute and not before', () => {
    const view = focusing();
    for (const into of [0, 1, 30_000, MINUTE - 1]) {
      const now = SAMPLE_NOW + into;
      const next = trayChangesInMs(view, now) ?? 0;
      expect(trayTooltip(view, now + next - 1)).toBe(trayTooltip(view, now));
      expect(trayTooltip(view, now + next)).not.toBe(trayTooltip(view, now));
    }
  });
});
