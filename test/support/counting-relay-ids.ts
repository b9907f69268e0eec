/** The relay's ids and secrets, counting up: what happens is the same each time. */
import { Buffer } from 'node:buffer';
import type { RelayIds } from '../../server/core/ports.ts';

/** Ids from 1 on; secrets are of the right size and form, and nobody's secret. */
export const countingRelayIds = (): RelayIds => {
  let count = 0;
  const next = (): number => ++count;
  return {
    id: () => `id-${next()}`,
    secret: () => Buffer.from(`secret-${next()}`.padEnd(32, '.')).toString('base64url'),
    deviceCode: () => String(next()).padStart(8, '0'),
  };
};
