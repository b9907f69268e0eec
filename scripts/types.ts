/** Type-checks every folder against its own tsconfig: what a folder may see is part of what is checked. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';

const folders = [
  'shared',
  'server',
  'main',
  'preload',
  'renderer',
  'renderer/service-worker',
  'scripts',
  'test',
  'bench',
];
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');

const check = (folder: string): Promise<boolean> =>
  new Promise((resolve) => {
    const args = [
      tsc,
      '-p',
      folder,
      '--incremental',
      '--tsBuildInfoFile',
      `node_modules/.cache/tsc/${folder.replace('/', '-')}.tsbuildinfo`,
    ];
    const child = spawn(process.execPath, args, { stdio: 'inherit' });
    child.on('close', (code) => resolve(code === 0));
  });

const wanted = process.argv.slice(2);
const queue = folders.filter((folder) => wanted.length === 0 || wanted.includes(folder));
const results: boolean[] = [];
const worker = async (): Promise<void> => {
  for (let folder = queue.shift(); folder !== undefined; folder = queue.shift())
    results.push(await check(folder));
};
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker));
process.exitCode = results.every(Boolean) ? 0 : 1;
