/**
 * `npm run bench:startup [-- --runs 7]`: what is loaded at start, and how long it takes to the first picture, beside an
 * empty page in the same run. Exit code 1 when what is ours of it takes longer than it may (D11).
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../scripts/ensure-built.ts';
import { allOf, gzipTotal, loadedAtStart } from '../test/support/page-weight.ts';
import { describeMachine, machineLine } from './common/machine.ts';
import { desktopRuns } from './startup/desktop.ts';
import { ownMs, printRuns, type Runs } from './startup/figures.ts';
import { webRuns } from './startup/web.ts';

/** What is ours of a start to the first picture. */
const LIMIT_MS = 400;
const { values } = parseArgs({ options: { runs: { type: 'string', default: '7' } } });
const count = Number(values.runs);
const dist = join(import.meta.dirname, '../dist');

const printWeight = (name: string, folder: string): void => {
  const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
  const [first, all] = [gzipTotal(loadedAtStart(folder)), gzipTotal(allOf(folder))];
  console.log(`${name}: ${kB(first)} gzipped at start, ${kB(all)} in all`);
};

const judge = (name: string, runs: Runs, part: string): void => {
  const own = ownMs(runs, part);
  const isFast = own < LIMIT_MS;
  console.log(`\n${name}: ours adds ${own.toFixed(0)} ms${isFast ? '' : `, over ${LIMIT_MS} ms`}`);
  if (!isFast) process.exitCode = 1;
};

const machine = describeMachine();
if (!(await ensureBuilt(['app', 'web'], () => undefined))) process.exit(1);
console.log(machineLine(machine));
printWeight('Desktop window', join(dist, 'app/renderer'));
printWeight('Web client', join(dist, 'web'));
const desktop = await desktopRuns(count);
printRuns('Desktop app in the stand-in', desktop);
const web = await webRuns(count);
printRuns('Web client', web);
judge('Desktop app', desktop, 'together');
judge('Web client', web, 'page until its first picture');
