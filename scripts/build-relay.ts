/** Bundles the relay into dist/relay/relay.js: one file and the native module of SQLite beside it. */
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');

/** CommonJS packages inside an ES module ask for Node's own modules by `require`. */
const BANNER = [
  "import { createRequire as fermataRequire } from 'node:module';",
  'const require = fermataRequire(import.meta.url);',
].join('\n');

/** Bundles a program that runs the relay. Rejects when it does not compile. */
export const bundleForNode = async (entry: string, outfile: string): Promise<void> => {
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    external: ['better-sqlite3'],
    banner: { js: BANNER },
    sourcemap: true,
    logLevel: 'warning',
  });
};

/** Builds the relay. Rejects when it does not compile. */
export const buildRelay = (): Promise<void> =>
  bundleForNode(join(root, 'server/cli.ts'), join(root, 'dist/relay/relay.js'));
