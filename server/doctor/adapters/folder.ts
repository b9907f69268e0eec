/** Looks at a data folder and the disk beneath it, without changing anything. */
import { accessSync, constants, readdirSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codeOf } from '../../storage/adapters/check.ts';
import { found } from '../../storage/adapters/files.ts';
import { asidesIn } from '../../storage/adapters/set-aside.ts';
import type { DiskFacts, FileFacts, FolderFacts } from '../folder.ts';

const { R_OK, W_OK, X_OK } = constants;

/** The system's code for why a path can't be used as wanted; null where it can. */
const whyNot = (path: string, mode: number): string | null => {
  try {
    accessSync(path, mode);
    return null;
  } catch (cause) {
    return codeOf(cause);
  }
};

const diskAt = (folder: string): DiskFacts | null => {
  try {
    const { bavail, bsize, type } = statfsSync(folder);
    // Linux alone says by a number what a file system is; some of them come with a sign.
    return { freeBytes: bavail * bsize, type: process.platform === 'linux' ? type >>> 0 : null };
  } catch (cause) {
    if (codeOf(cause) === '') throw cause;
    return null;
  }
};

const fileFacts = (folder: string, name: string): readonly FileFacts[] => {
  const path = join(folder, name);
  const stats = found(path);
  if (stats?.isFile() !== true) return []; // A folder, or gone meanwhile.
  const whyDenied = whyNot(path, R_OK | W_OK);
  return [{ name, mode: stats.mode & 0o777, owner: stats.uid, bytes: stats.size, whyDenied }];
};

/** Files that are the relay's; what else lies there is nobody's business. */
const isOwn = (name: string): boolean => /^relay\.(db|lock|clean)/.test(name);

/** The nearest of a path and those above it that is there. */
const nearest = (path: string): string =>
  found(path) !== undefined || dirname(path) === path ? path : nearest(dirname(path));

const kindOf = (path: string): FolderFacts['kind'] => {
  try {
    const base = nearest(path);
    if (found(base)?.isDirectory() !== true) return 'file';
    return base === path ? 'folder' : 'missing';
  } catch (cause) {
    if (codeOf(cause) === '') throw cause;
    return 'hidden';
  }
};

/** What is known of a data folder; `path` is absolute. */
export const lookAtFolder = (path: string): FolderFacts => {
  const kind = kindOf(path);
  const base = kind === 'missing' ? nearest(path) : path;
  const stats = kind === 'folder' ? found(path) : undefined;
  const mayList = kind === 'folder' && whyNot(path, R_OK | X_OK) === null;
  const names = mayList ? readdirSync(path).filter(isOwn) : [];
  return {
    path,
    kind,
    whyDenied: whyNot(base, R_OK | W_OK | X_OK),
    mayList,
    user: process.geteuid?.() ?? null,
    owner: stats?.uid ?? null,
    mode: stats === undefined ? null : stats.mode & 0o777,
    files: names.flatMap((name) => fileFacts(path, name)),
    asides: mayList ? asidesIn(path) : [],
    disk: diskAt(base),
  };
};
