/**
 * A disk that forgets what was not synced. It replays what processes did, as far as it was done when the power
 * went, and answers what a machine may find then: all that was synced, and of the rest any part, in any order,
 * torn at sectors. Names are kept apart from content: a file is found only where its name was synced, too.
 */
import { dirname } from 'node:path';
import type { TraceEvent } from './trace.ts';
import { type DiskFile, type Fate, newDiskFile } from './file.ts';

type Node = DiskFile | 'folder';
/** The name of a file was given, or taken away; a file that moved is both. */
type NameChange = readonly { readonly path: string; readonly node: Node | null }[];
type Names = Map<string, Node>;

/** A disk with a power cord. */
export interface Disk {
  apply(event: TraceEvent): void;
  /** Pulls the cord. Answers what is found: the content of each file, or that it is a folder. */
  losePower(): ReadonlyMap<string, Buffer | 'folder'>;
}

const rename = (names: Names, changes: NameChange): void => {
  for (const { path, node } of changes)
    if (node === null) names.delete(path);
    else names.set(path, node);
};

/** Memory that processes share has a file, which means nothing once the power is gone. */
const isMemory = (path: string): boolean => path.endsWith('-shm');

const folderOf = (change: NameChange): string => dirname(change[0]?.path ?? '');

/** The changes of names that survive: for each name those up to some moment. */
const namesLeft = (waiting: readonly NameChange[], { mercy, chance }: Fate): NameChange[] => {
  if (mercy !== 'something') return mercy === 'nothing' ? [] : [...waiting];
  const lost = new Set<string>();
  return waiting.filter((change) => {
    const paths = change.map(({ path }) => path);
    if (chance.next() < 0.5) for (const path of paths) lost.add(path);
    return !paths.some((path) => lost.has(path));
  });
};

/** An empty folder `root` that is on the disk for sure, with what happens to it. */
export const newDisk = (root: string, fate: Fate): Disk => {
  /** As processes see it, and as it is on the disk for sure. */
  const seen: Names = new Map([[root, 'folder']]);
  const kept: Names = new Map(seen);
  let waiting: NameChange[] = [];

  const change = (...changes: NameChange): void => {
    rename(seen, changes);
    waiting.push(changes);
  };
  const fileAt = (path: string): DiskFile => {
    const node = seen.get(path);
    if (node === undefined || node === 'folder') throw new Error(`There is no file ${path}`);
    return node;
  };
  const syncNames = (folder: string): void => {
    for (const one of waiting) if (folderOf(one) === folder) rename(kept, one);
    waiting = waiting.filter((one) => folderOf(one) !== folder);
  };
  const sync = (path: string, ok: boolean): void => {
    const node = seen.get(path);
    if (node === undefined) return;
    if (node !== 'folder') {
      if (ok) node.sync();
      else node.syncInVain(fate);
    } else if (ok) syncNames(path);
  };
  const isFound = (names: Names, path: string): boolean =>
    path === root || (names.has(path) && isFound(names, dirname(path)));

  return {
    apply: (event) => {
      if (event.type === 'sent' || isMemory(event.path)) return;
      const { path } = event;
      switch (event.type) {
        case 'created':
          if (!seen.has(path)) change({ path, node: newDiskFile() });
          return;
        case 'folder':
          change({ path, node: 'folder' });
          return;
        case 'truncated':
          fileAt(path).change({ type: 'resize', size: event.size });
          return;
        case 'wrote':
          fileAt(path).change({ type: 'write', at: event.at, data: event.data });
          return;
        case 'appended':
          fileAt(path).change({ type: 'write', at: fileAt(path).size(), data: event.data });
          return;
        case 'synced':
          sync(path, event.ok);
          return;
        case 'removed':
          change({ path, node: null });
          return;
        case 'mapped':
          throw new Error(`${path} is written through memory, which leaves no trace.`);
        case 'renamed':
          change({ path, node: null }, { path: event.to, node: fileAt(path) });
      }
    },
    losePower: () => {
      const names: Names = new Map(kept);
      for (const one of namesLeft(waiting, fate)) rename(names, one);
      const found = [...names].filter(([path]) => isFound(names, path));
      return new Map(
        found.map(([path, node]) => [path, node === 'folder' ? node : node.after(fate)]),
      );
    },
  };
};
