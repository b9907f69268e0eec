/**
 * What came of a payload that is not whole yet. Snapshots come in many pieces to many connections of one process: put
 * together anew with each piece, copying and collecting them took half of the load's time.
 */

const SMALLEST_BYTES = 64 * 1024;

/** Buffers that nobody uses now. */
const free: Buffer[] = [];

const lend = (bytes: number): Buffer => {
  const index = free.findIndex((buffer) => buffer.length >= bytes);
  const [known] = index === -1 ? [] : free.splice(index, 1);
  if (known !== undefined) return known;
  let size = SMALLEST_BYTES;
  while (size < bytes) size *= 2;
  return Buffer.allocUnsafeSlow(size);
};

/** The rest of one connection. */
export class Rest {
  #held: Buffer | null = null;
  #size = 0;

  /** Whether nothing is left of before. */
  get isEmpty(): boolean {
    return this.#size === 0;
  }

  /** A chunk behind what is left of before; good until `keep`. */
  before(chunk: Buffer): Buffer {
    if (this.#size === 0) return chunk;
    const whole = this.#room(this.#size + chunk.length);
    chunk.copy(whole, this.#size);
    return whole.subarray(0, this.#size + chunk.length);
  }

  /** Keeps what lies behind `at`, copied: the chunk's memory is somebody else's. */
  keep(data: Buffer, at: number): void {
    const left = data.length - at;
    if (left > 0) data.copy(this.#room(left), 0, at);
    else if (this.#held !== null) {
      free.push(this.#held);
      this.#held = null;
    }
    this.#size = left;
  }

  #room(bytes: number): Buffer {
    const held = this.#held;
    if (held !== null && held.length >= bytes) return held;
    const larger = lend(bytes);
    if (held !== null) {
      held.copy(larger, 0, 0, this.#size);
      free.push(held);
    }
    this.#held = larger;
    return larger;
  }
}
