/**
 * `npm run package:list [linux] [mac] [win]`: packs the app as electron-builder.yml says, around a stub in Electron's
 * place, and prints what is in it by size. Ends with 1 when something is in it that should not be, or too much of it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAsar } from './package/asar.ts';
import { BUDGET_BYTES, misplaced, partSizes, totalBytes } from './package/contents.ts';
import { packWithStub } from './package/pack.ts';
import type { PackedSystem } from './package/stub-electron.ts';
import { ensureBuilt } from './ensure-built.ts';

const SYSTEMS: readonly PackedSystem[] = ['linux', 'mac', 'win'];

const kilobytes = (bytes: number): string => (bytes / 1024).toFixed(1).padStart(8);

/** Prints what the package of a system holds; answers what is wrong with it. */
const list = async (system: PackedSystem): Promise<readonly string[]> => {
  const out = mkdtempSync(join(tmpdir(), 'fermata-package-'));
  try {
    const { resources } = await packWithStub({ system, out });
    const files = readAsar(join(resources, 'app.asar'));
    console.log(`\n${system}: kB, files`);
    for (const { part, files: count, bytes } of partSizes(files))
      console.log(`${kilobytes(bytes)} ${String(count).padStart(5)}  ${part}`);
    const total = totalBytes(files);
    console.log(`${kilobytes(total)} ${String(files.length).padStart(5)}  in all`);
    const tooMuch = total > BUDGET_BYTES ? [`${total} bytes are more than ${BUDGET_BYTES}`] : [];
    return [...misplaced(files), ...tooMuch].map((fault) => `${system}: ${fault}`);
  } finally {
    rmSync(out, { recursive: true });
  }
};

const asked = process.argv.slice(2);
const systems = SYSTEMS.filter((system) => asked.length === 0 || asked.includes(system));
if (!(await ensureBuilt(['app']))) process.exit(1);
const faults: string[] = [];
for (const system of systems) faults.push(...(await list(system)));
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
