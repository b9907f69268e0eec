/** How the web client is bundled: the page that the relay serves at `/`. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
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
