/** What every maker of ids and secrets has to do; run against the platform's and those that count. */
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { RelayIds } from '../../server/core/ports.ts';
import type { Ids } from '../../shared/engine/ports.ts';
import { clientUuid, opaqueId } from '../../shared/protocol/fields.ts';
import { deviceCode, inviteSecret } from '../../shared/protocol/http.ts';

const MANY = 2000;
const many = (make: () => string): string[] => Array.from({ length: MANY }, make);

/** The suite for the relay's ids. */
export const relayIdsContract = (name: string, open: () => RelayIds): void => {
  describe(`ids of the relay: ${name}`, () => {
    it('are never the same twice, and right for the protocol', () => {
      const ids = open();
      const made = many(() => ids.id());
      expect(new Set(made).size).toBe(MANY);
      for (const id of made) expect(opaqueId.safeParse(id).success).toBe(true);
    });

    it('[C6] has secrets that are never the same twice, of 256 bits in base64url', () => {
      const ids = open();
      const made = many(() => ids.secret());
      expect(new Set(made).size).toBe(MANY);
      for (const secret of made) {
        expect(inviteSecret.safeParse(secret).success).toBe(true);
        expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
      }
    });

    it('has device codes that people can read to one another', () => {
      const ids = open();
      const made = many(() => ids.deviceCode());
      expect(new Set(made).size).toBe(MANY);
      for (const code of made) expect(deviceCode.parse(code)).toBe(code);
    });
  });
};

/** The suite for a client's ids. */
export const clientIdsContract = (name: string, open: () => Ids): void => {
  describe(`ids of a client: ${name}`, () => {
    it('[H2] are UUIDs, never the same twice', () => {
      const ids = open();
      const made = many(() => ids.uuid());
      expect(new Set(made).size).toBe(MANY);
      for (const id of made) expect(clientUuid.safeParse(id).success).toBe(true);
    });

    it('[H2] are in the order in which they were made, from one millisecond to the next', () => {
      let now = Date.UTC(2026, 10, 29);
      vi.useFakeTimers({ toFake: ['Date'], now });
      onTestFinished(() => void vi.useRealTimers());
      const ids = open();
      const made = many(() => {
        vi.setSystemTime((now += 1));
        return ids.uuid();
      });
      expect(made.toSorted()).toEqual(made);
    });

    it('[T5] has randomness from 0 up to 1', () => {
      const ids = open();
      for (let count = 0; count < MANY; count += 1) {
        const random = ids.random();
        expect(random >= 0 && random < 1).toBe(true);
      }
    });
  });
};
