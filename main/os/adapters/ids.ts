/** Ids and randomness from the platform. */
import { randomBytes } from 'node:crypto';
import { RANDOM_BYTES, timeOrderedUuid } from '../../../shared/domain/time-ordered-id.ts';
import type { Ids } from '../../../shared/engine/ports.ts';

/** UUIDs that grow with time, and random numbers. */
export const createIds = (): Ids => ({
  uuid: () => timeOrderedUuid(Date.now(), randomBytes(RANDOM_BYTES)),
  random: () => Math.random(),
});
