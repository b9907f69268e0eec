/** How the web client is bundled: the page that the relay serves at `/`. */
import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const { version } = JSON.parse(readFileSync(`${import.meta.dirname}/package.json`, 'utf8')) as {
  version: string;
};

export default defineConfig({
  define: { FERMATA_VERSION: JSON.stringify(version) },
  root: `${import.meta.dirname}/renderer/host-web`,
  base: './',
  publicDir: `${import.meta.dirname}/renderer/host-web/public`,
  plugins: [react()],
  build: {
    outDir: `${import.meta.dirname}/dist/web`,
    emptyOutDir: true,
    modulePreload: { polyfill: false }, // The relay's policy allows no inline script.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000, // kB. One chunk: a relay serves it to people who stay all day.
  },
});
