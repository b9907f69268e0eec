/** What a package holds of ours, and whether it may. */
import type { AsarFile } from './asar.ts';

/** All that is ours in a package stays under this, unpacked: the rest is Electron. */
export const BUDGET_BYTES = 6 * 1024 * 1024;

/** A line of the size table. */
export interface PartSize {
  readonly part: string;
  readonly files: number;
  readonly bytes: number;
}

/** The part that a file belongs to: a module, a folder of the built app, or the file itself. */
const partOf = (path: string): string => {
  const [first = '', second = '', third = ''] = path.split('/');
  if (first === 'node_modules')
    return `node_modules/${second.startsWith('@') ? `${second}/${third}` : second}`;
  return third === '' ? path : `${first}/${second}/${third}`;
};

/** Sizes by part, the largest first. */
export const partSizes = (files: readonly AsarFile[]): readonly PartSize[] => {
  const parts = new Map<string, PartSize>();
  for (const file of files) {
    const part = partOf(file.path);
    const before = parts.get(part) ?? { part, files: 0, bytes: 0 };
    parts.set(part, { part, files: before.files + 1, bytes: before.bytes + file.bytes });
  }
  return [...parts.values()].sort((a, b) => b.bytes - a.bytes);
};

/** Bytes of all files. */
export const totalBytes = (files: readonly AsarFile[]): number =>
  files.reduce((sum, file) => sum + file.bytes, 0);

const FORBIDDEN: readonly (readonly [why: string, pattern: RegExp])[] = [
  ['a source map', /\.map$/],
  ['a source', /\.(tsx?|mts|cts)$/],
  ['a test', /(^|\/)(tests?|__tests__)\/|\.test\./],
  [
    'neither the built app, nor its package.json, nor a module',
    /^(?!dist\/app\/|node_modules\/|package\.json$)/,
  ],
];

/** Files that have no business in a package, each with the reason. */
export const misplaced = (files: readonly AsarFile[]): readonly string[] =>
  files.flatMap(({ path }) =>
    FORBIDDEN.filter(([, pattern]) => pattern.test(path)).map(([why]) => `${path}: ${why}`),
  );
