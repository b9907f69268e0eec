import type { WindowTime } from '../window-time.ts';
import { browserFrames } from './browser-frames.ts';

/** The platform's clock: a single timer on the full second, asleep while nobody watches or can see it. */
export const browserTime = (page: Document): WindowTime => {
  const listeners = new Set<() => void>();
  let current = Date.now();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onFrame = browserFrames(page);

  const tell = (): void => {
    current = Date.now();
    for (const listener of listeners) listener();
  };
  const tick = (): void => {
    arm();
    onFrame(tell); // With what else comes then: one picture is drawn once (W20).
  };
  const arm = (): void => {
    clearTimeout(timer);
    const isWatched = listeners.size > 0 && !page.hidden;
    timer = isWatched ? setTimeout(tick, 1000 - (Date.now() % 1000)) : undefined;
  };
  page.addEventListener('visibilitychange', () => {
    arm();
    if (!page.hidden) tell();
  });

  return {
    now() {
      // A tick may be late or the timer off: never tell a time that is more than a second old.
      if (Math.abs(Date.now() - current) >= 1000) current = Date.now();
      return current;
    },
    exact: () => Date.now(),
    subscribe(listener) {
      listeners.add(listener);
      if (timer === undefined) arm();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) arm();
      };
    },
    onFrame,
    after(ms, run) {
      const handle = setTimeout(run, ms);
      return () => clearTimeout(handle);
    },
  };
};
