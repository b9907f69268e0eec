/** A window that crashes is loaded anew (C4), but not for ever: one that dies at once would never rest. */

const WITHIN_MS = 60_000;
const AT_MOST = 3;

/** Answers for each crash, at a monotonic time, whether to load the window again. */
export const createReloadLimit = (): ((nowMs: number) => boolean) => {
  let recent: number[] = [];
  return (nowMs) => {
    recent = [...recent.filter((at) => nowMs - at < WITHIN_MS), nowMs];
    return recent.length <= AT_MOST;
  };
};
