/** The window's clock, moved by hand. */
import type { WindowTime } from '../../renderer/app/window-time.ts';

/** A clock that stands still until a test moves it. */
export interface FakeWindowTime extends WindowTime {
  /** Moves time on: tells watchers, and runs what is due. */
  readonly advance: (ms: number) => void;
  /** Draws a picture: runs what waits for one. */
  readonly drawFrame: () => void;
}

/** A clock that starts at `start`, epoch ms. */
export const fakeWindowTime = (start: number): FakeWindowTime => {
  let now = start;
  const listeners = new Set<() => void>();
  const frames = new Set<() => void>();
  const timers = new Set<{ readonly at: number; readonly run: () => void }>();
  return {
    // As far as a window's clock may be behind: it goes in steps of a second.
    now: () => Math.floor(now / 1000) * 1000,
    exact: () => now,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onFrame: (run) => {
      const turn = (): void => run();
      frames.add(turn);
      return () => void frames.delete(turn);
    },
    drawFrame() {
      const now = [...frames];
      frames.clear();
      for (const run of now) run();
    },
    after: (ms, run) => {
      const timer = { at: now + ms, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance(ms) {
      now += ms;
      for (const timer of [...timers].filter((each) => each.at <= now)) {
        timers.delete(timer);
        timer.run();
      }
      for (const listener of listeners) listener();
    },
  };
};
