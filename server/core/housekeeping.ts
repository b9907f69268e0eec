/** What a relay does by itself every hour, between turns: drops what nobody needs any more. */
import { DAY_MS } from '../../shared/protocol/limits.ts';
import type { Clock, Reporter } from './ports.ts';
import type { MessageStore } from './store.ts';

const MINUTE_MS = 60_000;
/** The first time soon after the start, then every hour. */
const ROUNDS = { firstMs: MINUTE_MS, everyMs: 60 * MINUTE_MS } as const;
/** A device that was not seen for so long is not waited for any more. */
const SILENT_DEVICE_MS = 90 * DAY_MS;

/** What housekeeping is lent. */
export interface HousekeepingPorts {
  readonly clock: Clock;
  readonly store: MessageStore;
  readonly reporter: Reporter;
  /** How long entries are kept that every device has, ms. */
  readonly keepMs: number;
  /** Relay time. */
  readonly now: () => number;
  /** Brings on disk what a step goes by; answers who reads their log at this moment. */
  readonly prepare: (now: number) => Promise<readonly string[]>;
  /** Lets go of what is not needed in memory. */
  readonly tidy: (now: number) => void;
  /** Says that there is a step to be done. */
  readonly wake: () => void;
}

/** Rounds of steps, each short. */
export interface Housekeeping {
  /** Whether a step waits to be done. */
  isDue(): boolean;
  /** Does one step. Never rejects. */
  step(): Promise<void>;
  stop(): void;
}

/** `waiting`: for the next hour. Else the step at which the round under way goes on; null: its first one. */
type Round = 'waiting' | { readonly from: string | null };

/** Housekeeping over a store; the first round comes a minute from now. */
export const newHousekeeping = (ports: HousekeepingPorts): Housekeeping => {
  const { clock, store, reporter, now, keepMs } = ports;
  let round: Round = 'waiting';
  const rest = (ms: number): (() => void) =>
    clock.setTimer(ms, () => {
      round = { from: null };
      ports.wake();
    });
  let cancel = rest(ROUNDS.firstMs);
  const end = (): void => {
    round = 'waiting';
    cancel = rest(ROUNDS.everyMs);
  };
  return {
    isDue: () => round !== 'waiting',
    step: async () => {
      if (round === 'waiting') return;
      const { from } = round;
      const at = now();
      try {
        const reading = await ports.prepare(at);
        if (from === null) ports.tidy(at);
        const [entriesBefore, devicesBefore] = [at - keepMs, at - SILENT_DEVICE_MS];
        const rule = { now: at, entriesBefore, devicesBefore, reading };
        const done = await store.retain(rule, from);
        if (done.ok && done.value.next !== null) round = { from: done.value.next };
        else end();
      } catch (cause) {
        reporter.report('a round of housekeeping broke off', cause);
        end();
      }
    },
    stop: () => {
      round = 'waiting';
      cancel();
    },
  };
};
