/** Runs the contract of the clock against each host's own, over timers that a test moves, and against the fake. */
import { vi } from 'vitest';
import { createSleepAwareClock } from '../../main/os/sleep-aware-clock.ts';
import { browserClock } from '../../renderer/host-web/adapters/browser-clock.ts';
import { nodeClock } from '../../scripts/demo/adapters/node-clock.ts';
import { systemClock } from '../../server/adapters/platform.ts';
import type { Clock } from '../../server/core/ports.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { clockContract } from './clock.contract.ts';

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
  'of the browser',
  overFakeTimers(() => browserClock),
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
