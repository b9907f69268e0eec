/**
 * Ids that follow from a text: two devices which begin the same thing give it the same id (F3, F5, F8).
 * The digest is SHA-256 (FIPS 180-4), written out since `shared/` has no crypto; it guards no secret here.
 */

/** First 32 bits of the fractional part of a root of each of the first primes: the constants of FIPS 180-4. */
const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0;

const isPrime = (n: number): boolean => {
  for (let d = 2; d * d <= n; d += 1) if (n % d === 0) return false;
  return true;
};

const PRIMES = Array.from({ length: 312 }, (_, i) => i)
  .filter((n) => n >= 2 && isPrime(n))
  .slice(0, 64);
const START = Int32Array.from(PRIMES.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
const ROUND = Int32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)));

const utf8 = (text: string): readonly number[] =>
  [...encodeURIComponent(text.toWellFormed()).matchAll(/%([0-9A-F]{2})|(.)/g)].map(
    ([, hex, plain]) =>
      hex === undefined ? (plain ?? '').charCodeAt(0) : Number.parseInt(hex, 16),
  );

/** The message as big-endian words: its bytes, a one bit, zeros, and its length in bits. */
const padded = (bytes: readonly number[]): DataView => {
  const view = new DataView(new ArrayBuffer(Math.ceil((bytes.length + 9) / 64) * 64));
  bytes.forEach((byte, i) => {
    view.setUint8(i, byte);
  });
  view.setUint8(bytes.length, 0x80);
  view.setBigUint64(view.byteLength - 8, BigInt(bytes.length) * 8n);
  return view;
};

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** The 64 words that a block of 16 is spread to. */
const schedule = (view: DataView, offset: number): Int32Array => {
  const words = new Int32Array(64);
  for (let i = 0; i < 16; i += 1) words[i] = view.getInt32(offset + i * 4);
  const at = (i: number): number => words[i] ?? 0;
  for (let i = 16; i < 64; i += 1) {
    const early = at(i - 15);
    const late = at(i - 2);
    const s0 = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
    const s1 = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
    words[i] = at(i - 16) + s0 + at(i - 7) + s1;
  }
  return words;
};

const compress = (hash: Int32Array, words: Int32Array): void => {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
  words.forEach((word, i) => {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const first = (h + s1 + ((e & f) ^ (~e & g)) + (ROUND[i] ?? 0) + word) | 0;
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  });
  [a, b, c, d, e, f, g, h].forEach((word, i) => {
    hash[i] = (hash[i] ?? 0) + word;
  });
};

/** SHA-256 of a text's UTF-8 bytes, as 64 hexadecimal digits. A lone surrogate counts as U+FFFD. */
export const sha256Hex = (text: string): string => {
  const view = padded(utf8(text));
  const hash = Int32Array.from(START);
  for (let offset = 0; offset < view.byteLength; offset += 64)
    compress(hash, schedule(view, offset));
  return Array.from(hash, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
};

/** The UUID (version 8, RFC 9562) that belongs to a text: always the same one for the same text. */
export const derivedUuid = (text: string): string => {
  const hex = sha256Hex(text);
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
};
