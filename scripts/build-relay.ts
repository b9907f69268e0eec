/**
 * Bundles the relay into dist/relay: relay.js, which looks at Node first, and what it then loads. The native module of
 * SQLite stands beside it.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';

const root = join(import.meta.dirname, '..');

/** CommonJS packages inside an ES module ask for Node's own modules by `require`. */
const BANNER = [
  "import { createRequire as fermataRequire } from 'node:module';",
  'const require = fermataRequire(import.meta.url);',
].join('\n');

const NODE_BUNDLE: BuildOptions = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  external: ['better-sqlite3'],
  banner: { js: BANNER },
  sourcemap: true,
  logLevel: 'warning',
};

/** Bundles a program that runs the relay. Rejects when it does not compile. */
export const bundleForNode = async (entry: string, outfile: string): Promise<void> => {
  await build({ ...NODE_BUNDLE, entryPoints: [entry], outfile });
};

/** Builds the relay into a folder. Rejects when it does not compile. */
export const buildRelay = async (outdir = join(root, 'dist/relay')): Promise<void> => {
  rmSync(outdir, { recursive: true, force: true }); // Chunks of an earlier build have other names.
  await build({
    ...NODE_BUNDLE,
    entryPoints: [join(root, 'server/relay.ts')],
    outdir,
    splitting: true,
  });
};
