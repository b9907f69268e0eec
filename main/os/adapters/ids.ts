/** Ids and randomness from the platform. */
import { randomUUID } from 'node:crypto';
import type { Ids } from '../../../shared/engine/ports.ts';

/** Random UUIDs and numbers. */
export const createIds = (): Ids => ({ uuid: () => randomUUID(), random: () => Math.random() });
