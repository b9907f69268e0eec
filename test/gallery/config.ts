/** How the gallery is served and built: the window's own parts over made-up views. It is never shipped. */
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';

const root = join(import.meta.dirname, '../..');

/** The configuration, built into `outDir` where it is built. */
export const galleryConfig = (outDir = join(root, 'dist/gallery')): InlineConfig => ({
  configFile: false,
  root: join(import.meta.dirname, 'page'),
  base: './',
  logLevel: 'warn',
  plugins: [react()],
  // As the window's own build has it.
  resolve: {
    alias: [{ find: /^temporal-polyfill$/, replacement: join(root, 'renderer/app/temporal.ts') }],
  },
  server: { host: '127.0.0.1', fs: { allow: [root] } },
  build: {
    outDir,
    emptyOutDir: true,
    cssCodeSplit: false,
    chunkSizeWarningLimit: 4000,
    // Some hundred pages are loaded for pictures, each by itself: one file takes two thirds of the time of 75.
    rolldownOptions: { output: { codeSplitting: false } },
  },
});
