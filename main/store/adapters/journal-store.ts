/** The engine's durable memory on a desktop: an append-only journal, flushed before a write resolves (C1, C2). */
import type { EngineStore, Json, Reporter, StoreChange } from '../../../shared/engine/ports.ts';
import { changesLine } from '../journal-format.ts';
import { type JournalFile, openJournalFile } from './journal-file.ts';

/** Where the journal is, and who is told of trouble. */
export interface JournalOptions {
  readonly path: string;
  readonly reporter: Reporter;
  /** The file was damaged; its bytes are kept at this path. */
  onSetAside(path: string): void;
  /** A journal smaller than this is never rewritten, bytes. */
  readonly rewriteAboveBytes?: number;
}

/** A store on a file that is open. */
export interface JournalStore extends EngineStore {
  /** Waits for the writes under way and closes the file; nothing may be called after it. */
  close(): Promise<void>;
}

interface PendingWrite {
  readonly changes: readonly StoreChange[];
  resolve(): void;
  reject(cause: unknown): void;
}

const DEFAULT_REWRITE_ABOVE_BYTES = 1024 * 1024;
/** What a line says beside key and value. */
const OVERHEAD_BYTES = 32;
/** Rewritten when less than this part of the file is still in use. */
const USEFUL_PART = 0.5;

const sizeOf = (value: Json): number => JSON.stringify(value).length;

class OpenJournalStore implements JournalStore {
  readonly #file: JournalFile;
  readonly #options: JournalOptions;
  /** What the journal said at the start, until the first load took it. */
  #initial: Map<string, Json> | null;
  /** The length of each value in use: tells when a rewrite pays. */
  readonly #sizes = new Map<string, number>();
  #pending: PendingWrite[] = [];
  #draining: Promise<void> | null = null;
  #rewriteAbove: number;

  constructor(file: JournalFile, entries: Map<string, Json>, options: JournalOptions) {
    this.#file = file;
    this.#initial = entries;
    this.#options = options;
    this.#rewriteAbove = options.rewriteAboveBytes ?? DEFAULT_REWRITE_ABOVE_BYTES;
    for (const [key, value] of entries) this.#sizes.set(key, sizeOf(value));
  }

  async load(): Promise<ReadonlyMap<string, Json>> {
    await this.#draining;
    const initial = this.#initial;
    this.#initial = null;
    return initial ?? this.#file.read();
  }

  write(changes: readonly StoreChange[]): Promise<void> {
    const copy = structuredClone(changes);
    return new Promise((resolve, reject) => {
      this.#pending.push({ changes: copy, resolve, reject });
      this.#draining ??= this.#drain();
    });
  }

  async close(): Promise<void> {
    await this.#draining;
    await this.#file.close();
  }

  /** Writes that came while a flush was under way go together in the next: one line, one flush. */
  async #drain(): Promise<void> {
    await Promise.resolve(); // Writes of the same turn belong together.
    while (this.#pending.length > 0) {
      const batch = this.#pending;
      this.#pending = [];
      const cause = await this.#flush(batch.flatMap((write) => write.changes));
      for (const write of batch) {
        if (cause === null) write.resolve();
        else write.reject(cause.error);
      }
    }
    this.#draining = null;
  }

  async #flush(changes: readonly StoreChange[]): Promise<{ readonly error: unknown } | null> {
    if (changes.length === 0) return null;
    this.#initial = null;
    try {
      await this.#file.append(changesLine(changes));
    } catch (error) {
      return { error };
    }
    for (const change of changes) this.#count(change);
    await this.#rewriteWhenWasteful();
    return null;
  }

  #count(change: StoreChange): void {
    if (change.op === 'put') this.#sizes.set(change.key, sizeOf(change.value));
    else this.#sizes.delete(change.key);
  }

  async #rewriteWhenWasteful(): Promise<void> {
    const size = this.#file.size();
    if (size < this.#rewriteAbove) return;
    const inUse = [...this.#sizes].reduce(
      (sum, [key, bytes]) => sum + key.length + bytes + OVERHEAD_BYTES,
      0,
    );
    if (inUse > size * USEFUL_PART) {
      this.#rewriteAbove = size * 1.5; // Not worth it now; look again when it has grown.
      return;
    }
    try {
      await this.#file.rewrite();
      this.#rewriteAbove = this.#options.rewriteAboveBytes ?? DEFAULT_REWRITE_ABOVE_BYTES;
    } catch (cause) {
      this.#rewriteAbove = size * 2; // The journal as it is goes on being good.
      this.#options.reporter.report('The journal could not be rewritten', cause);
    }
  }
}

/** Opens the journal store. Rejects when the file can be neither read nor made. */
export const openJournalStore = async (options: JournalOptions): Promise<JournalStore> => {
  const { file, entries, setAsideAt } = await openJournalFile(options.path);
  if (setAsideAt !== null) {
    options.reporter.report('The journal was damaged; a copy was set aside');
    options.onSetAside(setAsideAt);
  }
  return new OpenJournalStore(file, entries, options);
};
