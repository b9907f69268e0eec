/** A file on a disk that forgets: what is there for sure, and what waits to be written, in sectors. */
import type { Chance } from '../random.ts';

const SECTOR_BYTES = 512;

/** A change of a file's content. */
export type FileChange =
  | { readonly type: 'write'; readonly at: number; readonly data: Buffer }
  | { readonly type: 'resize'; readonly size: number };

/** How much survives of what was not synced. */
export type Mercy = 'nothing' | 'something' | 'everything';

/** Decides what a power loss, or a sync that failed, leaves. */
export interface Fate {
  readonly mercy: Mercy;
  readonly chance: Chance;
}

/** A file. */
export interface DiskFile {
  change(what: FileChange): void;
  /** As a process sees it, bytes. */
  size(): number;
  /** All that waits is on the disk for sure. */
  sync(): void;
  /** A sync failed: the system takes what waits for written. Some of it is, the rest never will be. */
  syncInVain(fate: Fate): void;
  /** What is found after a power loss. */
  after(fate: Fate): Buffer;
}

interface Content {
  /** Only the first `size` bytes count; those after it are zero. */
  bytes: Buffer;
  size: number;
}

const resize = (content: Content, size: number): void => {
  if (size > content.bytes.length) {
    const larger = Buffer.alloc(Math.max(size, content.bytes.length * 2));
    content.bytes.copy(larger, 0, 0, content.size);
    content.bytes = larger;
  }
  if (size < content.size) content.bytes.fill(0, size, content.size);
  content.size = size;
};

const make = (content: Content, change: FileChange): void => {
  if (change.type === 'resize') {
    resize(content, change.size);
    return;
  }
  resize(content, Math.max(content.size, change.at + change.data.length));
  change.data.copy(content.bytes, change.at);
};

type Write = FileChange & { readonly type: 'write' };

/** The pieces of a write that lie in one sector each. */
const sectorsOf = ({ at, data }: Write): Write[] => {
  const end = at + data.length;
  const first = Math.floor(at / SECTOR_BYTES);
  const count = Math.ceil(end / SECTOR_BYTES) - first;
  return Array.from({ length: count }, (_, index) => {
    const from = Math.max(at, (first + index) * SECTOR_BYTES);
    const to = Math.min(end, (first + index + 1) * SECTOR_BYTES);
    return { type: 'write', at: from, data: data.subarray(from - at, to - at) };
  });
};

/** What is left of a change: all, nothing, or some sectors; then the file may have grown all the same. */
const leftOf = (change: FileChange, chance: Chance): FileChange[] => {
  const luck = chance.below(3);
  if (luck === 0) return [];
  if (luck === 1 || change.type === 'resize') return [change];
  const some = sectorsOf(change).filter(() => chance.next() < 0.5);
  const end = change.at + change.data.length;
  return chance.next() < 0.5 ? some : [...some, { type: 'write', at: end, data: Buffer.alloc(0) }];
};

const survivors = (changes: readonly FileChange[], { mercy, chance }: Fate): FileChange[] => {
  switch (mercy) {
    case 'nothing':
      return [];
    case 'everything':
      return [...changes];
    case 'something':
      return chance.shuffled(changes).flatMap((change) => leftOf(change, chance));
  }
};

/** An empty file. */
export const newDiskFile = (): DiskFile => {
  const kept: Content = { bytes: Buffer.alloc(0), size: 0 };
  let waiting: FileChange[] = [];
  let seenSize = 0;
  const keep = (changes: readonly FileChange[]): void => {
    for (const change of changes) make(kept, change);
    waiting = [];
  };
  return {
    change: (what) => {
      waiting.push(what);
      seenSize =
        what.type === 'resize' ? what.size : Math.max(seenSize, what.at + what.data.length);
    },
    size: () => seenSize,
    sync: () => keep(waiting),
    syncInVain: (fate) => keep(survivors(waiting, fate)),
    after: (fate) => {
      const found = { bytes: Buffer.from(kept.bytes), size: kept.size };
      for (const change of survivors(waiting, fate)) make(found, change);
      return found.bytes.subarray(0, found.size);
    },
  };
};
