/**
 * `npm run package [-- linux|mac|win …] [--dir]`: builds the app and makes its packages in dist/packages with
 * electron-builder, which downloads Electron and its tools. Without a system: for the one that it runs on. With `--dir`:
 * the app in a folder, without installers. FERMATA_UPDATE_URL is where installed apps will look for updates; without it
 * they look nowhere. Nothing is uploaded. docs/RELEASING.md tells the rest.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'electron-builder';
import { publishOf } from './package/publish.ts';
import type { PackedSystem } from './package/stub-electron.ts';
import { ensureBuilt } from './ensure-built.ts';

const HERE: Readonly<Record<string, PackedSystem>> = {
  linux: 'linux',
  darwin: 'mac',
  win32: 'win',
};

const { values, positionals } = parseArgs({
  options: { dir: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const asked = positionals.length > 0 ? positionals : [HERE[process.platform] ?? 'linux'];
const unknown = asked.filter((name) => !['linux', 'mac', 'win'].includes(name));
if (unknown.length > 0) {
  console.error(`There is no package for ${unknown.join(', ')}, only for linux, mac and win.`);
  process.exit(2);
}
if (!(await ensureBuilt(['app']))) process.exit(1);
const made = await build({
  projectDir: join(import.meta.dirname, '..'),
  ...Object.fromEntries(asked.map((system) => [system, []])),
  dir: values.dir,
  publish: 'never',
  config: { extends: 'electron-builder.yml', ...publishOf(process.env['FERMATA_UPDATE_URL']) },
});
for (const path of made) console.log(path);
