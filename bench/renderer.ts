/**
 * `npm run bench:renderer [-- --json] [-- --members 2000 --changes 50 --seconds 10]`: the web client in a real Chromium
 * with a large team that keeps changing, from its trace. The engine runs in the page here, which is the most that a
 * window has to do. Exit code 1 when a task takes the CPU for over 50 ms, or changes at rest draw more than once in a
 * frame.
 */
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../scripts/ensure-built.ts';
import { describeMachine, machineLine } from './common/machine.ts';
import { figuresOf } from './renderer/figures.ts';
import { measure } from './renderer/measure.ts';
import { printFigures } from './renderer/print.ts';

const { values } = parseArgs({
  options: {
    members: { type: 'string', default: '2000' },
    changes: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '10' },
    json: { type: 'boolean', default: false },
  },
});
const load = {
  members: Number(values.members),
  changes: Number(values.changes),
  seconds: Number(values.seconds),
};

const machine = describeMachine();
if (!(await ensureBuilt(['web'], () => undefined))) process.exit(1);
const figures = figuresOf(await measure(load));
if (values.json) console.log(JSON.stringify({ ...load, machine, ...figures }));
else {
  console.log(
    `${machineLine(machine)}\n${load.members} teammates, ${load.changes} changes a second, ${load.seconds} s for each part\n`,
  );
  printFigures(figures);
}
const { rest, scroll } = figures;
const isGood = rest.longTasksCpu + scroll.busy.longTasksCpu === 0 && rest.framesWithSeveral === 0;
process.exit(isGood ? 0 : 1);
