/**
 * `npm run bench [-- --json --plots]`: all benches one after the other, about 10 minutes, each a process of its own.
 * Tables for people or one line of JSON for each; `--plots` draws the pictures of docs/performance/ anew.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { type ToldReport, toldText } from './common/report.ts';
import { picturesOf } from './plot/pictures.ts';
import { writePicture } from './plot/write.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    plots: { type: 'boolean', default: false },
  },
});

/** In the order in which they run. */
const BENCHES = ['fanout', 'memory', 'return', 'send', 'release', 'growth', 'client'];

const scriptOf = (name: string): string => join(import.meta.dirname, `${name}.ts`);

const run = async (name: string): Promise<ToldReport | null> => {
  const child = spawn(process.execPath, [scriptOf(name), '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = await text(child.stdout);
  return said === '' ? null : (JSON.parse(said) as ToldReport);
};

const reports: ToldReport[] = [];
for (const name of BENCHES) {
  console.error(`\nbench:${name}`);
  const report = existsSync(scriptOf(name)) ? await run(name) : null;
  if (report === null) {
    console.error(`bench:${name} came to nothing: what it said is above.`);
    process.exitCode = 1;
    continue;
  }
  reports.push(report);
  console.log(values.json ? JSON.stringify(report) : `\n${name}\n${toldText(report)}`);
  if (!report.limits.every(({ isKept }) => isKept)) process.exitCode = 1;
}
if (values.plots)
  for (const [name, svg] of picturesOf(reports)) {
    await writePicture(name, svg);
    console.error(`Drawn: docs/performance/${name}`);
  }
