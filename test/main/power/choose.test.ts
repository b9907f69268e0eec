import { describe, expect, it } from 'vitest';
import { FIRST_GUESS, nextGuess, type UnitGuess } from '../../../main/power/idle-unit.ts';
import {
  afterFailure,
  mayAsk,
  NEW_TRUST,
  sourceOrder,
  toRetry,
} from '../../../main/power/choose.ts';

describe('order of the sources', () => {
  const linux = (env: Readonly<Record<string, string>>) => sourceOrder({ platform: 'linux', env });
  it('[P10] is Electron alone on macOS and Windows', () => {
    for (const platform of ['darwin', 'win32'])
      expect(sourceOrder({ platform, env: { WAYLAND_DISPLAY: 'x' } })).toEqual(['electron']);
  });
  it('[P10] begins with the compositor on Linux, and ends with Electron on Wayland', () => {
    const wayland = ['mutter', 'screenSaver', 'logind', 'electron'];
    expect(linux({ XDG_SESSION_TYPE: 'wayland' })).toEqual(wayland);
    expect(linux({ WAYLAND_DISPLAY: 'wayland-0', XDG_CURRENT_DESKTOP: 'KDE' })).toEqual(wayland);
  });
  it('[P10] asks Electron before screen savers other than that of KDE on X11', () => {
    expect(linux({ XDG_CURRENT_DESKTOP: 'KDE' })[1]).toBe('screenSaver');
    expect(linux({ XDG_CURRENT_DESKTOP: 'XFCE' }).slice(0, 2)).toEqual(['mutter', 'electron']);
    expect(linux({}).at(-1)).toBe('logind');
  });
});

describe('a source that failed', () => {
  it('[P10] is asked again soon at first, then ever later, at last each half hour', () => {
    let trust = NEW_TRUST;
    const waits: number[] = [];
    for (let i = 0; i < 7; i += 1) {
      trust = afterFailure(trust, 0);
      let wait = 0;
      while (!mayAsk(trust, wait)) wait += 15_000;
      waits.push(wait / 1000);
    }
    expect(waits).toEqual([15, 60, 240, 960, 1800, 1800, 1800]);
    expect(mayAsk(toRetry(trust), 0)).toBe(true);
  });
});

describe('unit of a screen saver', () => {
  const after = (values: readonly number[], stepMs = 15_000): UnitGuess['msPerUnit'] =>
    values.reduce<UnitGuess>(
      (guess, value, i) => nextGuess(guess, { value, at: i * stepMs }),
      FIRST_GUESS,
    ).msPerUnit;
  it('[P10] is milliseconds where it grows like them, as KDE does', () => {
    expect(after([40, 15_040, 30_041, 45_040, 12])).toBe(1);
  });
  it('[P10] is seconds where it grows like them, which is known before a minute without input is over', () => {
    expect(after([0, 15, 30, 45])).toBe(1000);
    expect(after([0, 15, 30, 45, 0, 3, 18])).toBe(1000);
  });
  it('[P10] is not guessed from one figure that happens to fit', () => {
    expect(after([3, 18, 15_018])).toBe(1);
    expect(after([3, 18, 5, 20, 2])).toBe(1);
    expect(after([0, 1, 2, 3, 4], 1000)).toBe(1);
  });
});
