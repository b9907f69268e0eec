/** What the platform lends the relay: time, randomness, the loop's turns. */
import { randomBytes, randomInt } from 'node:crypto';
import { DEVICE_CODE } from '../../shared/protocol/limits.ts';
import type { CancelTimer, Clock, RelayIds, TurnScheduler } from '../core/ports.ts';

/** What a platform timer can wait at most, ms: more overflows. */
const MAX_TIMER_MS = 2 ** 31 - 1;
/** Without look-alikes: no I, L, O, U. */
const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const setTimer = (ms: number, run: () => void): CancelTimer => {
  let timer: NodeJS.Timeout;
  const arm = (left: number): void => {
    const step = Math.min(left, MAX_TIMER_MS);
    timer = setTimeout(() => (left > step ? arm(left - step) : run()), step);
    timer.unref(); // The sockets keep the process alive, and only they.
  };
  arm(ms);
  return () => clearTimeout(timer);
};

/** The machine's clocks and timers. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  setTimer,
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
