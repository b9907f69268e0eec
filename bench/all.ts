/**
 * `npm run bench [-- --only fanout,send --json --plots --peers all --install-peers]`: all benches one after the other, or
 * some, each a process of its own, about 10 minutes with `--peers none`.
 * Tables for people or one line of JSON for each; `--plots` draws the pictures of docs/performance/ anew.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { type ToldReport, toldText } from './common/report.ts';
import { PEER_OPTIONS } from './peers/choose.ts';
import { picturesOf } from './plot/pictures.ts';
import { writePicture } from './plot/write.ts';

/** In the order in which they run. */
const BENCHES = ['fanout', 'memory', 'return', 'send', 'release', 'growth', 'client'];

const { values } = parseArgs({
  options: {
    /** Names, with commas between them. */
    only: { type: 'string', default: BENCHES.join(',') },
    json: { type: 'boolean', default: false },
    plots: { type: 'boolean', default: false },
    ...PEER_OPTIONS,
  },
});

/** Those beside which alternatives are measured. */
const WITH_PEERS = ['fanout', 'memory', 'send'];
const peerArgs = [
  `--peers=${values.peers}`,
  ...(values['install-peers'] ? ['--install-peers'] : []),
];

/** Some get less time than they take by themselves, so that all of them take ten minutes. */
const SHORTER: Readonly<Record<string, readonly string[]>> = {
  fanout: ['--seconds=2'],
  memory: ['--rounds=1'],
  send: ['--seconds=2'],
  growth: ['--rounds=1', '--seconds=1'],
};

const scriptOf = (name: string): string => join(import.meta.dirname, `${name}.ts`);

const run = async (name: string): Promise<ToldReport | null> => {
  const peers = WITH_PEERS.includes(name) ? peerArgs : [];
  const args = ['--json', ...(SHORTER[name] ?? []), ...peers];
  const child = spawn(process.execPath, [scriptOf(name), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = await text(child.stdout);
  return said === '' ? null : (JSON.parse(said) as ToldReport);
};

const reports: ToldReport[] = [];
const wanted = values.only.split(',');
for (const name of wanted)
  if (!BENCHES.includes(name)) throw new Error(`There is no bench:${name}.`);
for (const name of BENCHES.filter((known) => wanted.includes(known))) {
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
