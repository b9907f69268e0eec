/** How main, preload and the window's page are bundled for the desktop app. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { plainImports } from './scripts/plain-imports.ts';

const out = (part: string): string => `${import.meta.dirname}/dist/app/${part}`;
const source = (path: string): string => `${import.meta.dirname}/${path}`;

export default defineConfig({
  main: {
    build: {
      outDir: out('main'),
      // Read from disk at each start, and counted in the 6 MB of a package.
      minify: true,
      // node-notifier starts executables that lie beside it, so it stays a folder of its own, outside asar. Nothing else
      // is packed beside the bundle (test/e2e/packaged.e2e.ts).
      externalizeDeps: {
        include: ['node-notifier'],
        exclude: [
          'electron-store',
          'zod',
          'temporal-polyfill',
          'dbus-native',
          'ical.js',
          'electron-updater',
        ],
      },
      rolldownOptions: {
        input: { app: source('main/app.ts') },
        // dbus-native loads it when it describes a remote object, which nothing here asks for.
        external: ['xml2js'],
        output: { format: 'es', entryFileNames: 'app.js' },
      },
    },
  },
  preload: {
    build: {
      outDir: out('preload'),
      externalizeDeps: false,
      // A sandboxed preload script is CommonJS in one file: it can require nothing but electron.
      rolldownOptions: {
        input: { app: source('preload/app.ts') },
        output: { format: 'cjs', entryFileNames: 'app.cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: source('renderer'),
    // Exactly this name: the module itself imports the polyfill's other entry.
    resolve: {
      alias: [{ find: /^temporal-polyfill$/, replacement: source('renderer/app/temporal.ts') }],
    },
    plugins: [react(), plainImports],
    build: {
      outDir: out('renderer'),
      emptyOutDir: true,
      // One sheet: what comes late must not change the look of what is there.
      cssCodeSplit: false,
      chunkSizeWarningLimit: 600, // kB. What counts is measured by test/e2e/page-budget.e2e.ts.
      // Only the window: the log names where main failed, and there the names are worth more than the bytes.
      minify: true,
      modulePreload: false, // As in the web client; and the policy of the page allows no inline script.
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: source('renderer/index.html'),
        // All that the first picture needs in one piece, its styles in the order in which they are imported.
        output: { codeSplitting: { groups: [{ name: 'window', tags: ['$initial'] }] } },
      },
    },
  },
});
