/** A log file that grows to a size and is then put behind the ones before it, of which a few are kept. */
import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PRIVATE_MODE } from '../../store/adapters/durable-file.ts';
import type { LogSink } from '../log.ts';

/** How large it may get, and what is kept. */
export interface Rotation {
  /** Bytes of one file. */
  readonly maxBytes: number;
  /** Files that are kept besides the one that is written. */
  readonly kept: number;
}

/** Half a megabyte each, two in all: months of a healthy app, and nothing to fill a disk with. */
const USUAL: Rotation = { maxBytes: 512 * 1024, kept: 1 };

const sizeOf = (path: string): number => {
  try {
    return statSync(path).size;
  } catch {
    return 0; // Not there yet.
  }
};

const linesOf = (path: string): Promise<readonly string[]> =>
  readFile(path, 'utf8').then(
    (text) => text.split('\n').filter((line) => line !== ''),
    () => [], // Nothing was written yet.
  );

/**
 * Writes at once and waits for it: lines are few, and the last one before a crash is the one that is looked for.
 * @param path The file; older ones have `.1`, `.2` … behind it.
 */
export const createRotatingFile = (path: string, { maxBytes, kept }: Rotation = USUAL): LogSink => {
  const older = (age: number): string => (age === 0 ? path : `${path}.${age}`);
  const rotate = (): void => {
    rmSync(older(kept), { force: true });
    for (let age = kept; age > 0; age -= 1)
      if (sizeOf(older(age - 1)) > 0) renameSync(older(age - 1), older(age));
  };
  return {
    append: (level, line) => {
      const text = `${new Date().toISOString()} ${level} ${line}\n`;
      try {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
        if (sizeOf(path) + Buffer.byteLength(text) > maxBytes) rotate();
        appendFileSync(path, text, { mode: PRIVATE_MODE });
      } catch (cause) {
        process.stderr.write(`fermata: the log could not be written: ${String(cause)}\n`);
      }
    },
    tail: async (count) => {
      const lines = [...(await linesOf(older(1))), ...(await linesOf(path))];
      return lines.slice(-count);
    },
  };
};
