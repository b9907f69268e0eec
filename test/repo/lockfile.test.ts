/** What `npm ci` depends on and nobody sees until a fresh machine fails. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';

const root = join(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'package-lock.json'), 'utf8');
const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.object({
        version: z.string().optional(),
        gypfile: z.boolean().optional(),
        optionalDependencies: z.record(z.string(), z.string()).optional(),
      }),
    ),
  })
  .parse(JSON.parse(text));

describe('package-lock.json', () => {
  it('keeps npm from compiling better-sqlite3, which brings its binaries along', () => {
    // npm forgets the package's own `gypfile: false` when it writes the lock (npm/cli#9837): after each
    // `npm install` add `"gypfile": false` to this entry again.
    expect(lock.packages['node_modules/better-sqlite3']?.gypfile).toBe(false);
  });

  it('has every optional dependency that it names: npm ci refuses a lock that has not', () => {
    const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies }]) =>
      Object.keys(optionalDependencies ?? {}).filter(
        (name) =>
          !(`${path}/node_modules/${name}` in lock.packages) &&
          !(`node_modules/${name}` in lock.packages),
      ),
    );
    expect(missing).toEqual([]);
  });

  it('names no registry', () => {
    expect(text).not.toContain('"resolved"');
  });
});
