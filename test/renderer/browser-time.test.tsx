import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { browserTime } from '../../renderer/app/adapters/browser-time.ts';

const setHidden = (hidden: boolean): void => {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
  document.dispatchEvent(new Event('visibilitychange'));
};

beforeEach(() => vi.useFakeTimers({ now: 10_300 }));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('[W20] ticks once on each full second for all who watch, with the next picture', () => {
  const time = browserTime(document);
  const seen: number[] = [];
  time.subscribe(() => seen.push(Math.floor(time.now() / 1000)));
  time.subscribe(() => seen.push(Math.floor(time.now() / 1000)));
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(700);
  expect(seen).toEqual([]);
  vi.advanceTimersByTime(1030);
  expect(seen).toEqual([11, 11, 12, 12]);
});

it('rests while nobody watches', () => {
  const stop = browserTime(document).subscribe(() => undefined);
  stop();
  expect(vi.getTimerCount()).toBe(0);
});

it('rests while the window is hidden, and is right at once when it shows again', () => {
  const time = browserTime(document);
  let ticks = 0;
  time.subscribe(() => ticks++);
  setHidden(true);
  expect(vi.getTimerCount()).toBe(0);
  vi.setSystemTime(99_000);
  setHidden(false);
  expect([ticks, time.now()]).toEqual([1, 99_000]);
});

it('tells a fresh time to one who only asks', () => {
  const time = browserTime(document);
  vi.setSystemTime(60_000);
  expect(time.now()).toBe(60_000);
});

it('calls off a delay', () => {
  const run = vi.fn();
  const cancel = browserTime(document).after(400, run);
  cancel();
  vi.advanceTimersByTime(1000);
  expect(run).not.toHaveBeenCalled();
});
