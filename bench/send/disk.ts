/** The disk alone: how long it takes to bring one page to where a power loss leaves it. */
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { percentile } from '../../test/support/measure.ts';
import { makeFolder } from './subjects.ts';

const PAGE_BYTES = 4096;
/** As many pages as SQLite's log has before it begins again from the front. */
const PAGES = 1000;

/** What a sync takes, ms. */
export interface DiskFigures {
  readonly p50: number;
  readonly p99: number;
}

/** Writes pages over those of a file that is there, each synced, as a log that is used again. */
export const measureDisk = async (): Promise<DiskFigures> => {
  const folder = await makeFolder();
  const file = join(folder.path, 'pages');
  const open = openSync(file, 'w');
  const page = Buffer.alloc(PAGE_BYTES, 1);
  for (let n = 0; n < PAGES; n += 1) writeSync(open, page);
  fdatasyncSync(open);
  const tookMs = Array.from({ length: PAGES }, (_, n) => {
    writeSync(open, page, 0, PAGE_BYTES, n * PAGE_BYTES);
    const from = performance.now();
    fdatasyncSync(open);
    return performance.now() - from;
  });
  closeSync(open);
  await folder.remove();
  return { p50: percentile(tookMs, 50), p99: percentile(tookMs, 99) };
};
