/** The journal as a file: opened and repaired, appended to with a flush, rewritten without its garbage. */
import { constants } from 'node:fs';
import { copyFile, type FileHandle, mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Json } from '../../../shared/engine/ports.ts';
import { changesLine, headerLine, readJournal } from '../journal-format.ts';
import { PRIVATE_MODE, replaceFile, syncFolder } from './durable-file.ts';

/** Entries in one line of a rewritten journal. */
const ENTRIES_PER_LINE = 500;

/** An open journal. One call at a time. */
export interface JournalFile {
  /** Bytes that are on disk. */
  size(): number;
  /** Appends a line and flushes it. When it rejects, nothing of it stays behind. */
  append(line: Buffer): Promise<void>;
  /** All that the file says now. */
  read(): Promise<Map<string, Json>>;
  /** Writes the same entries anew, without what was overwritten. */
  rewrite(): Promise<void>;
  close(): Promise<void>;
}

/** What `openJournalFile` found. */
export interface OpenedJournal {
  readonly file: JournalFile;
  readonly entries: Map<string, Json>;
  /** Where a damaged file was copied to before it was replaced by its good part. */
  readonly setAsideAt: string | null;
}

const readIfThere = async (path: string): Promise<Buffer> => {
  try {
    return await readFile(path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw cause;
  }
};

const snapshotOf = (entries: ReadonlyMap<string, Json>): Buffer => {
  const puts = [...entries].map(([key, value]) => ({ op: 'put', key, value }) as const);
  const lines = [headerLine()];
  for (let from = 0; from < puts.length; from += ENTRIES_PER_LINE)
    lines.push(changesLine(puts.slice(from, from + ENTRIES_PER_LINE)));
  return Buffer.concat(lines);
};

/** Keeps the damaged bytes for whoever may mend them, and goes on with the part that can be trusted. */
const setAside = async (path: string, entries: ReadonlyMap<string, Json>): Promise<string> => {
  const asidePath = `${path}.damaged-${Date.now()}`;
  await copyFile(path, asidePath, constants.COPYFILE_EXCL);
  await replaceFile(path, snapshotOf(entries));
  return asidePath;
};

const openAt = async (path: string, goodBytes: number): Promise<FileHandle> => {
  const handle = await open(path, 'a', PRIVATE_MODE);
  await handle.truncate(goodBytes);
  await handle.sync();
  return handle;
};

/** A handle that knows how far the file is good, and gives up when that can no longer be said. */
class Appender implements JournalFile {
  readonly #path: string;
  #handle: FileHandle;
  #size: number;
  #broken: unknown = null;

  constructor(path: string, handle: FileHandle, size: number) {
    this.#path = path;
    this.#handle = handle;
    this.#size = size;
  }

  size(): number {
    return this.#size;
  }

  async append(line: Buffer): Promise<void> {
    if (this.#broken !== null)
      throw new Error('The journal is out of use', { cause: this.#broken });
    try {
      await this.#handle.appendFile(line);
    } catch (cause) {
      await this.#cutBack(cause);
      throw cause;
    }
    await this.#flush();
    this.#size += line.length;
  }

  /** After a flush that failed nobody can say what is on disk, whatever a later flush answers. */
  async #flush(): Promise<void> {
    try {
      await this.#handle.sync();
    } catch (cause) {
      this.#broken = cause;
      throw cause;
    }
  }

  async #cutBack(cause: unknown): Promise<void> {
    try {
      await this.#handle.truncate(this.#size);
    } catch {
      this.#broken = cause; // The first failure is the one that tells; this one only makes it final.
    }
  }

  async read(): Promise<Map<string, Json>> {
    return readJournal(await readFile(this.#path)).entries;
  }

  async rewrite(): Promise<void> {
    const snapshot = snapshotOf(await this.read());
    await this.#handle.close(); // Windows does not rename over an open file.
    try {
      await replaceFile(this.#path, snapshot);
      this.#size = snapshot.length;
    } finally {
      this.#handle = await open(this.#path, 'a', PRIVATE_MODE);
    }
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}

/** Opens the journal at `path`, with its folder; a torn end is cut off, a damaged file set aside. */
export const openJournalFile = async (path: string): Promise<OpenedJournal> => {
  await mkdir(dirname(path), { recursive: true });
  const bytes = await readIfThere(path);
  const { entries, goodBytes, verdict } = readJournal(bytes);
  const setAsideAt = verdict === 'damaged' ? await setAside(path, entries) : null;
  const size = setAsideAt === null ? goodBytes : snapshotOf(entries).length;
  const handle = await openAt(path, size);
  await syncFolder(dirname(path));
  const file = new Appender(path, handle, size);
  if (size === 0) await file.append(headerLine());
  return { file, entries, setAsideAt };
};
