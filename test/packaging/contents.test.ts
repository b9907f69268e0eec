import { describe, expect, it } from 'vitest';
import type { AsarFile } from '../../scripts/package/asar.ts';
import { misplaced, partSizes, totalBytes } from '../../scripts/package/contents.ts';

const file = (path: string, bytes = 1): AsarFile => ({
  path,
  bytes,
  isUnpacked: false,
  content: Buffer.alloc(bytes),
});

describe('misplaced', () => {
  it('[D10] finds what has no business in a package', () => {
    const wrong = [
      'dist/app/main/app.js.map',
      'dist/relay/relay.js',
      'main/app.ts',
      'node_modules/semver/test/index.js',
      'node_modules/zod/index.d.ts',
      'docs/SPEC.md',
    ];
    for (const path of wrong) expect(misplaced([file(path)]), path).not.toEqual([]);
    const right = ['package.json', 'dist/app/main/app.js', 'node_modules/semver/index.js'];
    expect(misplaced(right.map((path) => file(path)))).toEqual([]);
  });
});

describe('partSizes', () => {
  it('adds up by folder of the app and by module, the largest first', () => {
    const files = [
      file('package.json', 5),
      file('dist/app/main/app.js', 20),
      file('dist/app/main/chunks/a.js', 10),
      file('node_modules/@scope/name/index.js', 40),
    ];
    expect(partSizes(files)).toEqual([
      { part: 'node_modules/@scope/name', files: 1, bytes: 40 },
      { part: 'dist/app/main', files: 2, bytes: 30 },
      { part: 'package.json', files: 1, bytes: 5 },
    ]);
    expect(totalBytes(files)).toBe(75);
  });
});
