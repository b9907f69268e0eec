/**
 * How the journal looks on disk: one line for each flush, `<crc32 of the JSON, 8 hex digits> <JSON>\n`.
 * The first line is the header. One flush is one line, so that a crash can tear only the last one.
 */
import { crc32 } from 'node:zlib';
import type { Json, StoreChange } from '../../shared/engine/ports.ts';

const HEADER = { format: 'fermata-journal', version: 1 } as const;
const NEWLINE = 0x0a;
const CRC_LENGTH = 8;

const lineOf = (json: string): Buffer => {
  const crc = crc32(json).toString(16).padStart(CRC_LENGTH, '0');
  return Buffer.from(`${crc} ${json}\n`);
};

/** The line that a journal begins with. */
export const headerLine = (): Buffer => lineOf(JSON.stringify(HEADER));

/** The line for the changes of one flush. */
export const changesLine = (changes: readonly StoreChange[]): Buffer =>
  lineOf(JSON.stringify(changes));

/** What a journal says. */
export interface JournalReading {
  /** What was written, as far as it can be trusted: up to the first bad line. */
  readonly entries: Map<string, Json>;
  /** Bytes up to the end of the last good line. */
  readonly goodBytes: number;
  /**
   * `torn`: the last write was cut short before it was acknowledged; nothing is lost. `damaged`: bytes
   * changed after they were written, or the file isn't ours; what comes after the damage cannot be trusted.
   */
  readonly verdict: 'whole' | 'torn' | 'damaged';
}

const parseLine = (line: Buffer): unknown => {
  if (line.length <= CRC_LENGTH || line[CRC_LENGTH] !== 0x20) return undefined;
  const body = line.subarray(CRC_LENGTH + 1);
  if (Number.parseInt(line.toString('latin1', 0, CRC_LENGTH), 16) !== crc32(body)) return undefined;
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined; // Not JSON is one more way to be damaged.
  }
};

const isHeader = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'format' in value &&
  value.format === HEADER.format &&
  'version' in value &&
  value.version === HEADER.version;

const isChange = (value: unknown): value is StoreChange =>
  typeof value === 'object' &&
  value !== null &&
  'op' in value &&
  'key' in value &&
  typeof value.key === 'string' &&
  (value.op === 'delete' || (value.op === 'put' && 'value' in value));

const apply = (entries: Map<string, Json>, change: StoreChange): void => {
  if (change.op === 'put') entries.set(change.key, change.value);
  else entries.delete(change.key);
};

/** Takes in one line; false when it is not a good one. */
const accept = (entries: Map<string, Json>, line: Buffer, isFirst: boolean): boolean => {
  const value = parseLine(line);
  if (isFirst) return isHeader(value);
  if (!Array.isArray(value) || !value.every(isChange)) return false;
  for (const change of value) apply(entries, change);
  return true;
};

/** Reads a journal. An empty file is whole. */
export const readJournal = (bytes: Buffer): JournalReading => {
  const entries = new Map<string, Json>();
  let goodBytes = 0;
  while (goodBytes < bytes.length) {
    const end = bytes.indexOf(NEWLINE, goodBytes);
    if (end === -1) return { entries, goodBytes, verdict: 'torn' };
    if (!accept(entries, bytes.subarray(goodBytes, end), goodBytes === 0))
      return { entries, goodBytes, verdict: 'damaged' };
    goodBytes = end + 1;
  }
  return { entries, goodBytes, verdict: 'whole' };
};
