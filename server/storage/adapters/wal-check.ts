/**
 * Looks for damage in SQLite's write-ahead log (WAL). SQLite itself takes what comes before the first broken
 * frame and drops the rest without a word, which is right for a tail that a power cut tore, and a silent loss of
 * what was acknowledged for a hole in the middle. As every commit is synced before the next is written, a hole
 * with more than one commit behind it can't be a torn tail. Format: https://sqlite.org/fileformat2.html#walformat
 */
const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
/** The file's first word; its last bit tells the byte order of the checksums. */
const MAGIC = 0x37_7f_06_82;

type Sums = readonly [number, number];

const checksum = (bytes: Buffer, isBig: boolean, [first, second]: Sums): Sums => {
  let [a, b] = [first, second];
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    const x = isBig ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
    const y = isBig ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4);
    a = (a + x + b) >>> 0;
    b = (b + y + a) >>> 0;
  }
  return [a, b];
};

const says = (bytes: Buffer, at: number, [a, b]: Sums): boolean =>
  bytes.readUInt32BE(at) === a && bytes.readUInt32BE(at + 4) === b;

interface Header {
  readonly isBig: boolean;
  readonly frameBytes: number;
  /** Frames of this log carry its salt; those of an earlier one another. */
  readonly salt: Buffer;
  readonly sums: Sums;
}

const headerOf = (wal: Buffer): Header | null => {
  const magic = wal.readUInt32BE(0);
  if ((magic & ~1) !== MAGIC) return null;
  const isBig = (magic & 1) === 1;
  const sums = checksum(wal.subarray(0, 24), isBig, [0, 0]);
  if (!says(wal, 24, sums)) return null;
  return {
    isBig,
    frameBytes: FRAME_HEADER_BYTES + wal.readUInt32BE(8),
    salt: wal.subarray(16, 24),
    sums,
  };
};

/** Whether a frame of this log stands at a place, and whether it ends a commit. */
const frameAt = (wal: Buffer, at: number, { salt }: Header): { isCommit: boolean } | null =>
  wal.subarray(at + 8, at + 16).equals(salt) ? { isCommit: wal.readUInt32BE(at + 4) > 0 } : null;

/** The sums of a frame that follows one with the sums `before`. */
const sumsOf = (wal: Buffer, at: number, { isBig, frameBytes }: Header, before: Sums): Sums => {
  const head = checksum(wal.subarray(at, at + 8), isBig, before);
  return checksum(wal.subarray(at + FRAME_HEADER_BYTES, at + frameBytes), isBig, head);
};

/** Where the first frame is that its checksum does not fit; the end where all do. */
const firstBroken = (wal: Buffer, header: Header): number => {
  const { frameBytes } = header;
  let { sums } = header;
  let at = HEADER_BYTES;
  for (; at + frameBytes <= wal.length; at += frameBytes) {
    if (frameAt(wal, at, header) === null) return at;
    sums = sumsOf(wal, at, header, sums);
    if (!says(wal, at + 16, sums)) return at;
  }
  return at;
};

/** The sums that a frame has stored: with them begins the next one. */
const storedSums = (wal: Buffer, at: number): Sums => [
  wal.readUInt32BE(at + 16),
  wal.readUInt32BE(at + 20),
];

/**
 * The most commits that follow one another without a break behind a place. What commits that failed left behind is
 * cut up by the shorter ones that came after them: one piece of it ends at most one commit.
 */
const commitsBehind = (wal: Buffer, from: number, header: Header): number => {
  const { frameBytes } = header;
  let [most, commits] = [0, 0];
  for (let at = from; at + frameBytes <= wal.length; at += frameBytes) {
    const frame = frameAt(wal, at, header);
    const before = at === from ? null : storedSums(wal, at - frameBytes);
    const follows = before !== null && says(wal, at + 16, sumsOf(wal, at, header, before));
    if (frame === null || !follows) commits = 0;
    if (frame?.isCommit === true) commits += 1;
    most = Math.max(most, commits);
  }
  return most;
};

/** What is wrong with a write-ahead log, or null. `wal` is the whole file. */
export const walDamage = (wal: Buffer): string | null => {
  // The header is synced before the first frame, so only a log without frames may have none.
  if (wal.length <= HEADER_BYTES) return null;
  const header = headerOf(wal);
  if (header === null) return 'the header of its write-ahead log is broken';
  return commitsBehind(wal, firstBroken(wal, header), header) > 1
    ? 'its write-ahead log has a hole with commits behind it'
    : null;
};
