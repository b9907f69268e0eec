import type { WindowTime } from '../window-time.ts';

/** A window that is hidden, covered or minimised draws nothing, but what it knows is not to grow old. */
const WITHOUT_FRAMES_MS = 250;

/** The platform's frames: all that waits for the next one runs in one go, so that React draws it together. */
export const browserFrames = (page: Document): WindowTime['onFrame'] => {
  const waiting = new Set<() => void>();
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const disarm = (): void => {
    page.defaultView?.cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  const runAll = (): void => {
    disarm();
    const now = [...waiting];
    waiting.clear();
    for (const run of now) run();
  };
  const arm = (): void => {
    frame = page.defaultView?.requestAnimationFrame(runAll) ?? 0;
    timer = setTimeout(runAll, WITHOUT_FRAMES_MS);
  };

  return (run) => {
    // One of its own for each call, so that calling off one does not take another's turn.
    const turn = (): void => run();
    if (waiting.size === 0) arm();
    waiting.add(turn);
    return () => {
      if (waiting.delete(turn) && waiting.size === 0) disarm();
    };
  };
};
