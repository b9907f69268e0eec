/** Tells whether what was built is still what the sources say. */
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const COMMON = ['shared/**/*', 'package-lock.json', 'tsconfig.base.json'];

/** What can be built: what it is made of, and the file that a build ends with. */
const TARGETS = {
  relay: {
    sources: [...COMMON, 'server/**/*', 'scripts/build-relay.ts'],
    product: 'dist/relay/relay.js',
  },
  web: {
    sources: [
      ...COMMON,
      'renderer/**/*',
      'vite.web.config.ts',
      'scripts/build-web.ts',
      'scripts/plain-imports.ts',
    ],
    product: 'dist/web/service-worker.js',
  },
  app: {
    sources: [
      ...COMMON,
      'main/**/*',
      'preload/**/*',
      'renderer/**/*',
      'assets/**/*',
      'electron.vite.config.ts',
      'scripts/build-app.ts',
      'scripts/plain-imports.ts',
    ],
    product: 'dist/app/main/app.js',
  },
  protocol: {
    sources: [...COMMON, 'scripts/protocol/**/*', 'scripts/build-protocol.ts'],
    product: 'dist/protocol/index.json',
  },
} as const;

/** The name of something that can be built. */
export type Target = keyof typeof TARGETS;
/** All that can be built. */
export const targetNames = Object.keys(TARGETS) as readonly Target[];

const stampPath = (name: Target): string => join(root, 'dist', '.stamps', name);

/** A digest of all files that it is made of, by name and content. */
const digestOf = (name: Target): string => {
  const hash = createHash('sha256');
  for (const file of globSync([...TARGETS[name].sources], { cwd: root }).sort()) {
    if (!/\.\w+$/.test(file)) continue;
    hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
};

/** Those of the targets that were never built, or from other sources than are there now. */
export const staleOf = (names: readonly Target[]): readonly Target[] =>
  names.filter((name) => {
    const isThere = existsSync(join(root, TARGETS[name].product)) && existsSync(stampPath(name));
    return !isThere || readFileSync(stampPath(name), 'utf8') !== digestOf(name);
  });

/** Builds a target and remembers what of. A build that fails leaves it stale. */
export const buildAndStamp = async (name: Target, build: () => Promise<void>): Promise<void> => {
  const digest = digestOf(name);
  rmSync(stampPath(name), { force: true });
  await build();
  mkdirSync(dirname(stampPath(name)), { recursive: true });
  writeFileSync(stampPath(name), digest);
};
