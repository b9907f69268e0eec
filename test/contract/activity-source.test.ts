/** Runs the contract of the source of activity against the desktop's, over a source of idle time that a test moves. */
import { createActivitySource } from '../../main/power/activity-source.ts';
import { createIdleChain } from '../../main/power/idle-chain.ts';
import { fakeIdle, fakeSignals } from '../support/fake-idle.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { passSlowly } from '../support/settle.ts';
import { type ActivityUnderTest, activitySourceContract } from './activity-source.contract.ts';

const openDesktop = (): Promise<ActivityUnderTest> => {
  const clock = createManualClock();
  const idle = fakeIdle('mutter', 0);
  let inputAt = 0;
  const rest = (ms: number): Promise<void> =>
    passSlowly(clock, ms, () => {
      if (typeof idle.answer === 'number') idle.answer = clock.monotonic() - inputAt;
    });
  return Promise.resolve({
    source: createActivitySource({
      clock,
      idle: createIdleChain([idle], clock),
      signals: [fakeSignals()],
      onWake: () => undefined,
    }),
    rest,
    input: async () => {
      inputAt = clock.monotonic();
      if (typeof idle.answer === 'number') idle.answer = 0;
      await rest(15_000); // It is seen with the next look.
    },
    blind: async () => {
      idle.answer = 'gone';
      await rest(15_000);
    },
    timers: () => clock.timers(),
  });
};

activitySourceContract('desktop', openDesktop);
