/** Builds the web client into dist/web: the page, and the service worker that keeps it (C8). */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import { build } from 'vite';
import type { KeptPage } from '../renderer/service-worker/kept-page.ts';

const root = join(import.meta.dirname, '..');
const WORKER = 'service-worker.js';

const digest = (content: string | Buffer, encoding: 'base64' | 'hex'): string =>
  createHash('sha256').update(content).digest(encoding);

/** All files of a built page, each with what it holds. */
const keptPage = (folder: string): KeptPage => {
  const paths = globSync('**/*.*', { cwd: folder })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path !== WORKER)
    .sort();
  const files = paths.map((path) => ({
    path: path === 'index.html' ? '' : path,
    integrity: `sha256-${digest(readFileSync(join(folder, path)), 'base64')}`,
  }));
  return { version: digest(JSON.stringify(files), 'hex').slice(0, 16), files };
};

/** Writes the service worker of a built page into its folder. */
export const buildWorker = async (folder: string): Promise<void> => {
  await bundle({
    entryPoints: [join(root, 'renderer/service-worker/app.ts')],
    outfile: join(folder, WORKER),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    define: { KEPT_PAGE: JSON.stringify(keptPage(folder)) },
    logLevel: 'warning',
  });
};

/** Builds the web client. Rejects when it does not compile. */
export const buildWeb = async (): Promise<void> => {
  await build({ configFile: join(root, 'vite.web.config.ts'), logLevel: 'warn' });
  await buildWorker(join(root, 'dist/web'));
};
