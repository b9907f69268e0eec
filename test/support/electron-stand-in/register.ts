/** `node --import register.ts bundle.js` runs a built main bundle with the stand-in in Electron's place. */
import { registerHooks } from 'node:module';
import { dirname, join } from 'node:path';

const standIn = new URL('electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: standIn, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
});
Object.defineProperty(process.versions, 'electron', { value: '45.4.1', enumerable: true });
Object.defineProperty(process, 'type', { value: 'browser', enumerable: true });
// docs/api/process: "the path to the resources directory", which a packaged app lies in as app.asar.
const script = process.argv[1] ?? '';
const archiveAt = script.indexOf('app.asar');
Object.defineProperty(process, 'resourcesPath', {
  value: archiveAt < 0 ? join(dirname(script), 'resources') : script.slice(0, archiveAt - 1),
  enumerable: true,
});
