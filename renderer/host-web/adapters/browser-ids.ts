/** Ids and randomness from the browser. */
import { RANDOM_BYTES, timeOrderedUuid } from '../../../shared/domain/time-ordered-id.ts';
import type { Ids } from '../../../shared/engine/ports.ts';

/** UUIDs that grow with time, and random numbers. Random bytes are there without https too, `randomUUID` is not. */
export const browserIds: Ids = {
  uuid: () => timeOrderedUuid(Date.now(), crypto.getRandomValues(new Uint8Array(RANDOM_BYTES))),
  random: () => Math.random(),
};
