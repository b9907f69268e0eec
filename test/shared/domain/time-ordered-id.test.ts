import { describe, expect, it } from 'vitest';
import { RANDOM_BYTES, timeOrderedUuid } from '../../../shared/domain/time-ordered-id.ts';
import { clientUuid } from '../../../shared/protocol/fields.ts';

const bytes = (value: number): Uint8Array => new Uint8Array(RANDOM_BYTES).fill(value);

describe('ids that grow with time', () => {
  it('[H2] the layout is that of version 7: the vector of RFC 9562, A.6', () => {
    const random = Uint8Array.from(Buffer.from('0cc398c4dc0c0c07398f', 'hex'));
    expect(timeOrderedUuid(1_645_557_742_000, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  });

  it('[H2] any moment and any bytes give a valid UUID, those of a later moment a later one', () => {
    const moments = [0, 1, 0.7 + 2 ** 31, 1_764_374_400_000, 8.64e15];
    for (const at of moments)
      for (const value of [0, 0x5a, 0xff]) {
        const id = timeOrderedUuid(at, bytes(value));
        expect(clientUuid.safeParse(id).success).toBe(true);
        expect(id.charAt(14)).toBe('7');
      }
    const ids = moments.slice(0, 4).map((at, n) => timeOrderedUuid(at, bytes(0xff - n)));
    expect(ids.toSorted()).toEqual(ids);
  });

  it('[H2] a clock before 1970 gives an id too', () => {
    expect(clientUuid.safeParse(timeOrderedUuid(-5, bytes(1))).success).toBe(true);
  });

  it('[H2] every random bit but those of version and variant is kept', () => {
    const ids = Array.from({ length: RANDOM_BYTES * 8 }, (_, bit) => {
      const random = bytes(0);
      random[bit >> 3] = 1 << (bit & 7);
      return timeOrderedUuid(1, random);
    });
    expect(new Set(ids).size).toBe(74 + 1); // The six others all give the id without any bit.
  });
});
