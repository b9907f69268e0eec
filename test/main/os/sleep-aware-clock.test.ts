import { describe, expect, it } from 'vitest';
import { createSleepAwareClock, type DesktopClock } from '../../../main/os/sleep-aware-clock.ts';

const DAY = 86_400_000;

/** A machine whose fine clock and timers stand still while it sleeps. */
const createMachine = () => {
  let fine = 5000;
  let slept = 90_000;
  let looks = 0;
  const timers = new Map<() => void, number>();
  return {
    clock: createSleepAwareClock({
      wall: () => 1_700_000_000_000,
      fine: () => fine,
      uptime: () => {
        looks += 1;
        return Math.floor((fine + slept) / 1000) * 1000; // As coarse as macOS tells it.
      },
      timer: (ms, run) => {
        expect(ms).toBeLessThan(2 ** 31);
        const fire = (): void => run();
        timers.set(fire, fine + ms);
        return () => timers.delete(fire);
      },
    }),
    sleep: (ms: number) => (slept += ms),
    run: (ms: number) => {
      const until = fine + ms;
      for (;;) {
        const [next] = [...timers].sort((a, b) => a[1] - b[1]);
        if (next === undefined || next[1] > until) break;
        timers.delete(next[0]);
        fine = next[1];
        next[0]();
      }
      fine = until;
    },
    armed: () => timers.size,
    looks: () => looks,
  };
};

const elapsed = (clock: DesktopClock, during: () => void): number => {
  const before = clock.monotonic();
  during();
  return clock.monotonic() - before;
};

describe('the clock of the desktop app', () => {
  it('[F2] counts the time that the machine slept', () => {
    const { clock, sleep, run } = createMachine();
    const passed = elapsed(clock, () => {
      run(1500);
      sleep(20 * 60_000);
      run(1500);
    });
    expect(Math.abs(passed - (20 * 60_000 + 3000))).toBeLessThanOrEqual(2000);
  });

  it('[F2] counts many short sleeps', () => {
    const { clock, sleep, run } = createMachine();
    const passed = elapsed(clock, () => {
      for (let i = 0; i < 100; i += 1) {
        sleep(1000);
        run(100);
        clock.monotonic();
      }
    });
    expect(Math.abs(passed - 110_000)).toBeLessThanOrEqual(3000);
  });

  it('[F2] never goes back, and is fine while awake', () => {
    const { clock, run } = createMachine();
    expect(elapsed(clock, () => run(250))).toBe(250);
    let before = clock.monotonic();
    for (let i = 0; i < 1000; i += 1) {
      run(7);
      expect(clock.monotonic()).toBe(before + 7);
      before = clock.monotonic();
    }
  });

  it('[F2] asks for the system’s uptime now and then only, however often it is read', () => {
    const { clock, run, looks } = createMachine();
    const before = looks();
    for (let i = 0; i < 1000; i += 1) {
      clock.monotonic();
      if (i % 10 === 0) run(1);
    }
    expect(looks() - before).toBe(5);
  });

  it('[F1] runs a timer that came due in the machine’s sleep soon after it woke, without being told', () => {
    const { clock, sleep, run } = createMachine();
    let ran = 0;
    clock.setTimer(25 * 60_000, () => (ran += 1));
    run(60_000);
    sleep(60 * 60_000);
    run(30_000);
    expect(ran).toBe(1);
  });

  it('[F1] runs it at once when it is told that the machine woke', () => {
    const { clock, sleep, armed } = createMachine();
    let ran = 0;
    clock.setTimer(25 * 60_000, () => (ran += 1));
    sleep(60 * 60_000);
    clock.recheck();
    expect(ran).toBe(1);
    expect(armed()).toBe(0);
  });

  it('runs a timer past the 24.8 days that a platform timer can, once', () => {
    const { clock, run } = createMachine();
    let ran = 0;
    clock.setTimer(40 * DAY, () => (ran += 1));
    run(40 * DAY - 1);
    expect(ran).toBe(0);
    run(1);
    run(DAY);
    expect(ran).toBe(1);
  });

  it('leaves nothing behind when a timer is called off', () => {
    const { clock, run, armed } = createMachine();
    let ran = 0;
    const cancel = clock.setTimer(60_000, () => (ran += 1));
    run(45_000);
    cancel();
    expect(armed()).toBe(0);
    run(60_000);
    clock.recheck();
    expect(ran).toBe(0);
  });
});
