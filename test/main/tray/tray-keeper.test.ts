import { beforeEach, describe, expect, it } from 'vitest';
import { keepTray, type TrayKeeper } from '../../../main/tray/tray-keeper.ts';
import { ALWAYS_SHOWN, type TrayPresence } from '../../../main/tray/tray-presence.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';

describe('what follows from whether the tray is seen', () => {
  let clock: ManualClock;
  let say: (presence: TrayPresence) => void;
  let renewed: number;
  let told: number;
  let keeper: TrayKeeper;
  beforeEach(() => {
    clock = createManualClock();
    renewed = 0;
    told = 0;
    keeper = keepTray({
      clock,
      source: {
        watch: (listener) => {
          say = listener;
          return () => (say = () => undefined);
        },
      },
      renew: () => (renewed += 1),
      onNone: () => (told += 1),
    });
  });

  it('[D2] says once that there is no tray, when a panel had time to come', () => {
    expect(keeper.presence()).toBe('unknown');
    say('none');
    clock.advance(29_999);
    expect(told).toBe(0);
    clock.advance(1);
    expect(told).toBe(1);
    say('unknown');
    say('none');
    clock.advance(3_600_000);
    expect(told).toBe(1);
    expect(keeper.presence()).toBe('none');
  });

  it('[D2] says nothing where it is not known, or where it was seen', () => {
    say('unknown');
    clock.advance(60_000);
    expect(told).toBe(0);
  });

  it('[D2] says nothing of a tray that goes away with the lock screen', () => {
    say('shown');
    say('none');
    clock.advance(60_000);
    expect([told, renewed]).toEqual([0, 0]);
  });

  // https://github.com/pop-os/cosmic-panel/issues/284
  it('[D2] pop-os/cosmic-panel#284: makes the icon anew for a panel that came after it, and not again', () => {
    say('none');
    say('shown');
    expect(renewed).toBe(1);
    say('none');
    say('shown');
    expect(renewed).toBe(1);
  });

  it('[D2] leaves an icon in peace that was seen from the start', () => {
    say('shown');
    expect(renewed).toBe(0);
    keepTray({ clock, source: ALWAYS_SHOWN, renew: () => (renewed += 1), onNone: () => undefined });
    expect(renewed).toBe(0);
  });

  it('[D2] does nothing after it was stopped', () => {
    say('none');
    keeper.stop();
    expect(clock.timers()).toBe(0);
  });
});
