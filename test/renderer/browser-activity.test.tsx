import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBrowserActivity } from '../../renderer/host-web/adapters/browser-activity.ts';
import type { ActivityReading, ActivitySource } from '../../shared/engine/ports.ts';
import { speak } from '../../shared/language/words.ts';
import { createManualClock, type ManualClock } from '../support/manual-clock.ts';

const MINUTE = 60_000;

describe('activity of a browser tab', () => {
  let clock: ManualClock;
  let readings: ActivityReading[];
  let stop: () => void;
  let source: ActivitySource;
  const show = (state: 'visible' | 'hidden'): void => {
    Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  };
  const told = (): readonly string[] => readings.map(({ activity }) => activity);

  beforeEach(() => {
    show('visible');
    clock = createManualClock();
    readings = [];
    source = createBrowserActivity(document, clock);
    stop = source.watch((reading) => readings.push(reading));
  });
  afterEach(() => stop());

  it('[P4] is idle after five minutes without input, and active with the next one', () => {
    clock.advance(5 * MINUTE - 1);
    expect(told()).toEqual(['active']);
    clock.advance(1);
    expect(told()).toEqual(['active', 'idle']);
    document.dispatchEvent(new Event('keydown'));
    expect(told()).toEqual(['active', 'idle', 'active']);
  });

  it('[W2] says what it learns from in the language that is spoken', async () => {
    await speak('de');
    expect(readings.map(({ source }) => source)).toEqual(['this tab', 'diesem Tab']);
    show('hidden');
    await speak('en');
    expect(readings.at(-1)?.problem).toMatch(/^A browser tab cannot see/);
    stop();
    await speak('de');
    await speak('en');
    expect(told()).toEqual(['active', 'active', 'unknown', 'unknown']);
  });

  it('[P4] counts five minutes from the last input, and tells only what is news', () => {
    for (let minute = 0; minute < 8; minute += 1) {
      clock.advance(MINUTE);
      document.dispatchEvent(new Event('pointermove'));
    }
    expect(told()).toEqual(['active']);
    clock.advance(5 * MINUTE);
    expect(told()).toEqual(['active', 'idle']);
  });

  it('[P3] says that it cannot tell while the tab is hidden, and why', () => {
    show('hidden');
    expect(readings.at(-1)?.activity).toBe('unknown');
    expect(readings.at(-1)?.problem).toContain('desktop app');
    clock.advance(10 * MINUTE);
    show('visible');
    expect(told()).toEqual(['active', 'unknown', 'active']);
  });

  it('[P4] takes as idle what its user set, from the next moment on', () => {
    source.setIdleAfter(2 * MINUTE);
    clock.advance(2 * MINUTE);
    expect(told()).toEqual(['active', 'idle']);
    source.setIdleAfter(10 * MINUTE);
    expect(told()).toEqual(['active', 'idle', 'active']);
  });

  it('leaves no timer and no listener behind', () => {
    stop();
    expect(clock.timers()).toBe(0);
    document.dispatchEvent(new Event('keydown'));
    show('hidden');
    expect(told()).toEqual(['active']);
  });
});
