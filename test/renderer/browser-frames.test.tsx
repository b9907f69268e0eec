import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { browserFrames } from '../../renderer/app/adapters/browser-frames.ts';

let frames: FrameRequestCallback[] = [];
const draw = (): void => frames.splice(0).forEach((run) => run(0));

beforeEach(() => {
  frames = [];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.spyOn(window, 'requestAnimationFrame').mockImplementation((run) => frames.push(run));
  vi.spyOn(window, 'cancelAnimationFrame').mockImplementation(() => void frames.pop());
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('[W20] runs all that waits in one frame, once', () => {
  const onFrame = browserFrames(document);
  const ran: string[] = [];
  onFrame(() => ran.push('a'));
  onFrame(() => ran.push('b'));
  expect(frames).toHaveLength(1);
  draw();
  expect(ran).toEqual(['a', 'b']);
  vi.advanceTimersByTime(1000);
  expect(ran).toEqual(['a', 'b']);
});

it('[W20] does not wait for a frame that a hidden window never gets', () => {
  const onFrame = browserFrames(document);
  const run = vi.fn();
  onFrame(run);
  vi.advanceTimersByTime(250);
  expect(run).toHaveBeenCalledOnce();
  expect(frames).toHaveLength(0);
});

it('[W20] takes what comes while it runs to the next frame', () => {
  const onFrame = browserFrames(document);
  const again = vi.fn();
  onFrame(() => onFrame(again));
  draw();
  expect(again).not.toHaveBeenCalled();
  draw();
  expect(again).toHaveBeenCalledOnce();
});

it('[W20] asks for nothing while nobody waits', () => {
  const onFrame = browserFrames(document);
  const callOff = onFrame(() => undefined);
  const run = vi.fn();
  onFrame(run);
  callOff();
  expect(frames).toHaveLength(1);
  draw();
  expect(run).toHaveBeenCalledOnce();
  onFrame(run)();
  expect(frames).toHaveLength(0);
  expect(vi.getTimerCount()).toBe(0);
});
