/** The browser's clocks and timers. */
import type { CancelTimer, Clock } from '../../../shared/engine/ports.ts';
import { createAlarms, type SetAlarm, type TimerWorker } from './browser-alarms.ts';

/** A long timer looks at the clock so often: browsers stretch timers, and cannot hold one for 25 days. */
const SLICE_MS = 60_000;

const openTimerWorker = (): TimerWorker =>
  new Worker(new URL('./timer-worker.ts', import.meta.url), { type: 'module' });

const timersOn =
  (setAlarm: SetAlarm) =>
  (ms: number, run: () => void): CancelTimer => {
    const dueAt = performance.now() + ms;
    let cancel: CancelTimer = () => undefined;
    const arm = (): void => {
      const left = dueAt - performance.now();
      cancel = setAlarm(Math.min(left, SLICE_MS), () =>
        dueAt - performance.now() > 0 ? arm() : run(),
      );
    };
    arm();
    return () => cancel();
  };

/**
 * The clock of a browser tab. Whether it counts sleep differs between browsers, so that it is taken not to (F2).
 * Its timers run in a worker where there can be one, else in the page.
 */
export const createBrowserClock = (openWorker = openTimerWorker): Clock => ({
  now: () => Date.now(),
  monotonic: () => performance.now(),
  countsSleep: false,
  setTimer: timersOn(createAlarms(openWorker)),
});
