/** Runs the contract of the clock against each host's own, over timers that a test moves, and against the fake. */
import { vi } from 'vitest';
import { createSleepAwareClock } from '../../main/os/sleep-aware-clock.ts';
import type { TimerWorker } from '../../renderer/host-web/adapters/browser-alarms.ts';
import { createBrowserClock } from '../../renderer/host-web/adapters/browser-clock.ts';
import { createTimerService } from '../../renderer/host-web/adapters/timer-service.ts';
import { nodeClock } from '../../scripts/demo/adapters/node-clock.ts';
import { systemClock } from '../../server/adapters/platform.ts';
import type { Clock } from '../../server/core/ports.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { clockContract } from './clock.contract.ts';

/** What runs in the worker, here: no message of it takes time. */
const workerInPage = (): TimerWorker => {
  const serve = createTimerService((id) =>
    worker.onmessage?.({ data: id } as MessageEvent<number>),
  );
  const worker: TimerWorker = {
    postMessage: serve,
    onmessage: null,
    onerror: null,
    terminate: () => undefined,
  };
  return worker;
};

const overFakeTimers = (open: () => Clock) => () => {
  vi.useFakeTimers({ toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout'] });
  vi.stubGlobal('window', globalThis);
  return {
    clock: open(),
    advance: (ms: number) => void vi.advanceTimersByTime(ms),
    done: () => {
      vi.unstubAllGlobals();
      vi.useRealTimers();
    },
  };
};

clockContract(
  'of the relay',
  overFakeTimers(() => systemClock),
);
clockContract(
  'of the browser, in its worker',
  overFakeTimers(() => createBrowserClock(() => workerInPage())),
);
clockContract(
  'of the browser, where no worker can be had',
  overFakeTimers(() =>
    createBrowserClock(() => {
      throw new Error('forbidden');
    }),
  ),
);
clockContract(
  'of the browser, after its worker failed',
  overFakeTimers(() => {
    const worker = workerInPage();
    const clock = createBrowserClock(() => worker);
    worker.onerror?.({} as ErrorEvent); // Nothing of it is read.
    return clock;
  }),
);
clockContract(
  'of the desktop',
  overFakeTimers(() =>
    createSleepAwareClock({
      wall: () => systemClock.now(),
      fine: () => systemClock.monotonic(),
      uptime: () => systemClock.monotonic(),
      timer: (ms, run) => systemClock.setTimer(ms, run),
    }),
  ),
);
clockContract(
  'of the demo',
  overFakeTimers(() => nodeClock),
);
clockContract('by hand', () => {
  const clock = createManualClock();
  return { clock, advance: (ms) => clock.advance(ms), done: () => undefined };
});
