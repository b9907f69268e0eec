/** Tells whether what was built is still what the sources say. */
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const stampPath = (name: string): string => join(root, 'dist', '.stamps', name);

/** A digest of all files that match the patterns, by name and content. */
const digestOf = (patterns: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const file of globSync([...patterns], { cwd: root }).sort()) {
    if (!/\.\w+$/.test(file)) continue;
    hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
};

const readStamp = (name: string): string | null => {
  try {
    return readFileSync(stampPath(name), 'utf8');
  } catch {
    return null; // Never built, which is the same as built from something else.
  }
};

/** Runs `build` if the sources changed since it last succeeded. Answers whether it ran. */
export const buildIfStale = async (
  name: string,
  patterns: readonly string[],
  build: () => Promise<void>,
): Promise<boolean> => {
  const digest = digestOf(patterns);
  if (readStamp(name) === digest) return false;
  await build();
  mkdirSync(dirname(stampPath(name)), { recursive: true });
  writeFileSync(stampPath(name), digest);
  return true;
};
