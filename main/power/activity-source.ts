/** Turns what the system tells about its user into activity (P3, P4, P10). A signal, never a time. */
import type {
  ActivityReading,
  ActivitySource,
  CancelTimer,
  Clock,
} from '../../shared/engine/ports.ts';
import { DEFAULT_IDLE_AFTER_MS } from '../../shared/protocol/limits.ts';
import type { IdleAnswer, IdleChain } from './idle-chain.ts';
import { createLock } from './lock.ts';
import type { PowerEvent, PowerSignals } from './power-signals.ts';
import {
  awake,
  looked,
  POLL_MS,
  resumed,
  type SleepState,
  suspended,
  trueIdleMs,
} from './sleep.ts';

/** What the activity is made of. */
export interface ActivityDeps {
  readonly clock: Clock;
  readonly idle: IdleChain;
  readonly signals: readonly PowerSignals[];
  /** The machine woke: by its own word, or by a gap in time. May come more than once for one sleep. */
  readonly onWake: () => void;
}

const isSame = (a: ActivityReading | null, b: ActivityReading): boolean =>
  a !== null && a.activity === b.activity && a.problem === b.problem && a.source === b.source;

class Watch {
  readonly #deps: ActivityDeps;
  readonly #idleAfterMs: () => number;
  readonly #listener: (reading: ActivityReading) => void;
  readonly #lock = createLock();
  readonly #stops: readonly (() => void)[];
  #sleep: SleepState;
  #answer: IdleAnswer | null = null;
  #told: ActivityReading | null = null;
  /** Looks that were asked for, and those of them that are begun; one runs at a time. */
  #wanted = 0;
  #begun = 0;
  #isLooking = false;
  #isOver = false;
  #cancel: CancelTimer;

  constructor(
    deps: ActivityDeps,
    idleAfterMs: () => number,
    listener: (reading: ActivityReading) => void,
  ) {
    this.#deps = deps;
    this.#idleAfterMs = idleAfterMs;
    this.#listener = listener;
    this.#sleep = awake(this.#now());
    this.#stops = deps.signals.map((one) => one.listen((event) => this.#hear(one, event)));
    this.#cancel = deps.clock.setTimer(0, () => this.#poll());
  }

  /** Asks all; asked again meanwhile, it asks once more. */
  async look(): Promise<void> {
    this.#wanted += 1;
    if (this.#isLooking) return;
    this.#isLooking = true;
    while (this.#begun < this.#wanted && !this.#isOver) {
      this.#begun = this.#wanted;
      await this.#askAll();
      this.#tell();
    }
    this.#isLooking = false;
  }

  stop(): void {
    this.#isOver = true;
    this.#cancel();
    for (const stop of this.#stops) stop();
    this.#deps.idle.close();
  }

  /** A clock that counts sleep; where there is none, the wall's. */
  #now(): number {
    const { clock } = this.#deps;
    return clock.countsSleep ? clock.monotonic() : clock.now();
  }

  #poll(): void {
    const { state, hasWoken } = looked(this.#sleep, this.#now());
    this.#sleep = state;
    if (hasWoken) this.#woke();
    void this.look();
    this.#cancel = this.#deps.clock.setTimer(POLL_MS, () => this.#poll());
  }

  #woke(): void {
    this.#deps.idle.retry();
    this.#deps.onWake();
  }

  #hear(by: PowerSignals, event: PowerEvent): void {
    if (this.#isOver) return;
    switch (event) {
      case 'locked':
        this.#lock.said(by, true);
        this.#tell();
        break;
      case 'unlocked':
        this.#lock.said(by, false);
        this.#deps.idle.retry();
        void this.look();
        break;
      case 'suspended':
        this.#sleep = suspended(this.#sleep, this.#now());
        this.#tell();
        break;
      case 'resumed':
        this.#sleep = resumed(this.#sleep, this.#now());
        this.#woke();
        void this.look();
        break;
    }
  }

  async #askAll(): Promise<void> {
    const { idle, signals } = this.#deps;
    const [answer] = await Promise.all([idle.read(), ...signals.map((one) => this.#lock.ask(one))]);
    this.#answer = answer;
  }

  #reading(): ActivityReading | null {
    const answer = this.#answer;
    if (this.#sleep.suspendedAt !== null) return { activity: 'asleep' };
    if (this.#lock.isLocked()) return { activity: 'locked' };
    if (answer === null) return null;
    if ('problem' in answer) return { activity: 'unknown', problem: answer.problem };
    const idleMs = trueIdleMs(this.#sleep, answer.idleMs, this.#now());
    return {
      activity: idleMs >= this.#idleAfterMs() ? 'idle' : 'active',
      source: answer.source,
    };
  }

  #tell(): void {
    const next = this.#reading();
    if (this.#isOver || next === null || isSame(this.#told, next)) return;
    this.#told = next;
    this.#listener(next);
  }
}

/** Activity by asking the system every 15 s, and at once when it says something itself. */
export const createActivitySource = (deps: ActivityDeps): ActivitySource => {
  let idleAfterMs = DEFAULT_IDLE_AFTER_MS;
  let lookAgain: () => void = () => undefined;
  return {
    watch: (listener) => {
      const watch = new Watch(deps, () => idleAfterMs, listener);
      lookAgain = () => void watch.look();
      return () => {
        lookAgain = () => undefined;
        watch.stop();
      };
    },
    setIdleAfter: (ms) => {
      idleAfterMs = ms;
      lookAgain();
    },
  };
};
