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
        setIcon: (show) => icons.push(show),
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

  it('touches nothing when nothing that it shows changed, and has no timer then', () => {
    tray.update(sampleView());
    tray.update(sampleView({ drafts: { ana: 'Hel' }, teammates: {} }));
    expect([icons, tooltips, menus]).toEqual([['available'], ['Available'], 1]);
    expect(clock.timers()).toBe(0);
  });

  it('follows the minutes of a session, once a minute', () => {
    tray.update(focusing());
    clock.advance(3 * MINUTE);
    expect(tooltips).toEqual([42, 41, 40, 39].map((left) => `Focusing · ${left} min left`));
    expect(menus).toBe(4);
    expect(icons).toEqual(['focusing']);
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

  it('shows another show at once', () => {
    tray.update(focusing());
    clock.advance(1000);
    tray.update(sampleView());
    expect(icons).toEqual(['focusing', 'available']);
    expect(tooltips.at(-1)).toBe('Available');
    expect(clock.timers()).toBe(0);
  });

  it('leaves no timer when it is stopped', () => {
    tray.update(focusing());
    tray.stop();
    expect(clock.timers()).toBe(0);
  });
});
