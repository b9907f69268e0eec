/** Ids and randomness from the browser. */
import type { Ids } from '../../../shared/engine/ports.ts';

/** `crypto.randomUUID` is there only on https and on this machine; random bytes are everywhere. */
const uuid = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte, i) => {
    // Version 4, variant 1 (RFC 9562, section 5.4).
    const value = i === 6 ? (byte & 0x0f) | 0x40 : i === 8 ? (byte & 0x3f) | 0x80 : byte;
    return value.toString(16).padStart(2, '0');
  });
  const part = (from: number, to: number): string => hex.slice(from, to).join('');
  return [part(0, 4), part(4, 6), part(6, 8), part(8, 10), part(10, 16)].join('-');
};

/** Random UUIDs and numbers. */
export const browserIds: Ids = { uuid, random: () => Math.random() };
