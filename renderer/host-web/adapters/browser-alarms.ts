/** Where a tab's timers run: in a worker, so that they are in time while the tab is hidden, or in the page. */
import type { CancelTimer } from '../../../shared/engine/ports.ts';
import type { TimerRequest } from './timer-service.ts';

/** Rings once, about `ms` from now. It may ring early: whoever set it looks at the clock and sets it anew. */
export type SetAlarm = (ms: number, ring: () => void) => CancelTimer;

/** What is used of a worker. */
export interface TimerWorker {
  postMessage(ask: TimerRequest): void;
  onmessage: ((event: MessageEvent<number>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}

/** The page's own timers. */
const setPageAlarm: SetAlarm = (ms, ring) => {
  const handle = window.setTimeout(ring, ms);
  return () => window.clearTimeout(handle);
};

/** Opens a worker; null where none can be had, as under a policy that forbids it. */
const tryToOpen = (open: () => TimerWorker): TimerWorker | null => {
  try {
    return open();
  } catch {
    return null; // Timers of the page are late in a hidden tab, and good enough otherwise.
  }
};

/** Alarms of a worker, and of the page as soon as the worker fails: its script may come from a relay that is gone. */
export const createAlarms = (open: () => TimerWorker): SetAlarm => {
  let worker = tryToOpen(open);
  let lastId = 0;
  const rings = new Map<number, () => void>();
  const ring = (id: number): void => {
    const run = rings.get(id);
    rings.delete(id);
    run?.();
  };
  if (worker !== null) {
    worker.onmessage = ({ data }) => ring(data);
    worker.onerror = () => {
      worker?.terminate();
      worker = null;
      for (const id of [...rings.keys()]) ring(id);
    };
  }
  return (ms, run) => {
    if (worker === null) return setPageAlarm(ms, run);
    const id = (lastId += 1);
    rings.set(id, run);
    worker.postMessage({ op: 'set', id, ms });
    return () => {
      if (rings.delete(id)) worker?.postMessage({ op: 'cancel', id });
    };
  };
};
