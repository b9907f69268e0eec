/** How the web client is bundled: the page that the relay serves at `/`. */
import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { noJsonSchemas } from './scripts/no-json-schemas.ts';
import { plainImports } from './scripts/plain-imports.ts';

const { version } = JSON.parse(readFileSync(`${import.meta.dirname}/package.json`, 'utf8')) as {
  version: string;
};

export default defineConfig({
  define: { FERMATA_VERSION: JSON.stringify(version) },
  root: `${import.meta.dirname}/renderer/host-web`,
  // Exactly this name: the module itself imports the polyfill's other entry.
  resolve: {
    alias: [
      {
        find: /^temporal-polyfill$/,
        replacement: `${import.meta.dirname}/renderer/app/temporal.ts`,
      },
    ],
  },
  base: './',
  publicDir: `${import.meta.dirname}/renderer/host-web/public`,
  plugins: [react(), plainImports, noJsonSchemas],
  build: {
    outDir: `${import.meta.dirname}/dist/web`,
    emptyOutDir: true,
    // One sheet: what comes late must not change the look of what is there.
    cssCodeSplit: false,
    modulePreload: false, // Nothing is fetched beside what comes late, and the relay's policy allows no inline script.
    assetsInlineLimit: 0,
    // All that the first picture needs in one piece, its styles in the order in which they are imported.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'window', tags: ['$initial'] }] } },
    },
    chunkSizeWarningLimit: 1000, // kB. The engine is in it: a relay serves it to people who stay all day.
  },
});
