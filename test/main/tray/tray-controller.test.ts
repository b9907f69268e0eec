import { beforeEach, describe, expect, it } from 'vitest';
import { createTrayController, type TrayController } from '../../../main/tray/tray-controller.ts';
import type { View } from '../../../shared/bridge/view.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';
import { MINUTE, SAMPLE_NOW, sampleFocus, sampleView } from '../../support/sample-view.ts';

describe('tray controller', () => {
  let clock: ManualClock;
  let tray: TrayController;
  let icons: string[];
  let tooltips: string[];
  let menus: number;
  beforeEach(() => {
    clock = createManualClock(SAMPLE_NOW);
    icons = [];
    tooltips = [];
    menus = 0;
    tray = createTrayController(
      {
        setIcon: ({ show, step }) => icons.push(step === null ? show : `${show} ${step}`),
        setTooltip: (text) => tooltips.push(text),
        setMenu: () => (menus += 1),
      },
      clock,
    );
  });
  const focusing = (count = 0): View => {
    const base = sampleView({ focus: sampleFocus(), held: { count, urgent: 0, from: [] } });
    return { ...base, own: { ...base.own, presence: { show: 'focusing', source: 'focus' } } };
  };

  it('[D1] touches nothing when nothing that it shows changed, and wakes for its times of day only', () => {
    tray.update(sampleView());
    tray.update(sampleView({ drafts: { ana: { body: 'Hel' } }, teammates: {} }));
    expect([icons, tooltips, menus]).toEqual([['available'], ['Available'], 1]);
    expect(clock.timers()).toBe(1);
    clock.advance(60 * MINUTE);
    expect([icons.length, tooltips.length, menus]).toEqual([1, 1, 3]);
  });

  it('[D1] follows the minutes of a session, once a minute, with the ring', () => {
    tray.update(focusing());
    clock.advance(3 * MINUTE);
    expect(tooltips).toEqual([42, 41, 40, 39].map((left) => `Focusing · ${left} min left`));
    expect(menus).toBe(4);
    expect(icons).toEqual(['focusing 11', 'focusing 10']);
    clock.advance(39 * MINUTE - 1);
    expect(icons).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map((step) => `focusing ${step}`));
  });

  it('[C3] does not flicker with every message that is held: the tooltip changes once a minute at most', () => {
    tray.update(focusing());
    for (let count = 1; count <= 7; count += 1) {
      clock.advance(1000);
      tray.update(focusing(count));
    }
    expect(tooltips).toHaveLength(1);
    expect(menus).toBe(1);
    clock.advance(MINUTE);
    expect(tooltips).toHaveLength(2);
    expect(tooltips[1]).toContain('7 held');
  });

  it('[D1] says at once that nothing is held any more, also where the show changed a moment before', () => {
    tray.update(focusing(2));
    const base = sampleView();
    tray.update({ ...base, held: { count: 2, urgent: 0, from: [] } });
    clock.advance(40);
    tray.update({ ...base, held: { count: 0, urgent: 0, from: [] } });
    expect(tooltips.at(-1)).toBe('Available');
  });

  it('[D1] [C5] says at once what is held when the relay is there again, and calmly that it is not', () => {
    const connection = { state: 'waiting', retryAt: SAMPLE_NOW } as const;
    const offline = sampleView({ connection });
    tray.update(offline);
    clock.advance(1000);
    tray.update(sampleView());
    clock.advance(1000);
    tray.update(offline);
    expect(tooltips).toEqual(['Available · what is held is not known', 'Available']);
    clock.advance(MINUTE);
    expect(tooltips).toHaveLength(3);
  });

  it('shows another show at once', () => {
    tray.update(focusing());
    clock.advance(1000);
    tray.update(sampleView());
    expect(icons).toEqual(['focusing 11', 'available']);
    expect(tooltips.at(-1)).toBe('Available');
  });

  it('[D1] a ring that would go round in a minute moves once in it', () => {
    const short = sampleFocus({ startedAt: SAMPLE_NOW, endsAt: SAMPLE_NOW + 2 * MINUTE });
    const base = focusing();
    for (let seconds = 0; seconds < 115; seconds += 5) {
      tray.update({ ...base, focus: short });
      clock.advance(5000);
    }
    expect(icons).toEqual(['focusing 12', 'focusing 6']);
  });

  it('leaves no timer when it is stopped', () => {
    tray.update(focusing());
    tray.stop();
    expect(clock.timers()).toBe(0);
  });
});
