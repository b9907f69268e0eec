/** Ids that grow with time, so that a relay's index takes new ones side by side on its disk (ADR 0020). */

/** Random bytes of an id. */
export const RANDOM_BYTES = 10;

const hexOf = (value: number, digits: number): string =>
  value.toString(16).padStart(digits, '0').slice(-digits);

/**
 * The UUID (version 7, RFC 9562, section 5.7) of a moment, epoch ms, and of `RANDOM_BYTES` random bytes, of which 74
 * bits are used. Ids of the same millisecond are in no order.
 */
export const timeOrderedUuid = (at: number, random: Uint8Array): string => {
  const [a = 0, b = 0, c = 0, d = 0, ...rest] = random;
  const time = hexOf(Math.max(0, Math.floor(at)), 12);
  const tail = rest.slice(0, 6).map((byte) => hexOf(byte, 2));
  const version = hexOf(0x7000 | ((a & 0x0f) << 8) | b, 4);
  const variant = hexOf(0x8000 | ((c & 0x3f) << 8) | d, 4);
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${tail.join('')}`;
};
