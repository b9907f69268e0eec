/** What the platform lends the relay: time, randomness, the loop's turns. */
import { randomBytes, randomInt } from 'node:crypto';
import { uptime } from 'node:os';
import { sleepAwareTime } from '../../shared/domain/sleep-aware.ts';
import { DEVICE_CODE } from '../../shared/protocol/limits.ts';
import type { Clock, RelayIds, TurnScheduler } from '../core/ports.ts';
import { longTimer } from './long-timer.ts';

/** Without look-alikes: no I, L, O, U. */
const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The machine's clocks and timers. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: sleepAwareTime({
    fine: () => performance.now(),
    uptime: () => uptime() * 1000,
  }).now,
  setTimer: (ms, run) => longTimer(ms, run, false), // The sockets keep the process alive, and only they.
};

/** Ids and secrets from the system's randomness. */
export const randomIds: RelayIds = {
  id: () => randomBytes(16).toString('base64url'),
  secret: () => randomBytes(32).toString('base64url'),
  deviceCode: () =>
    Array.from(
      { length: DEVICE_CODE.length },
      () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)] ?? '',
    ).join(''),
};

/** The event loop's own turns: what was read from sockets in one is taken together. */
export const loopTurns: TurnScheduler = { afterTurn: (run) => void setImmediate(run) };
