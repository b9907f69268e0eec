/**
 * `npm run bench:fanout [-- --members 1000 --seconds 4 --rounds 3 --json]`: a change to all of a team, one at a time and
 * 64 under way, at the relay and at bare servers in turn. Medians of the rounds, and ratios to the baseline.
 */
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../scripts/ensure-built.ts';
import { type Figures, measure } from './fanout/measure.ts';
import { printTable } from './fanout/print.ts';
import { isPinned, SUBJECTS } from './fanout/subjects.ts';

const { values } = parseArgs({
  options: {
    members: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
});
const [members, seconds] = [Number(values.members), Number(values.seconds)];
const under = [1, 64];

if (!(await ensureBuilt(['relay'], () => undefined))) process.exit(1);
const runs = new Map<string, (readonly Figures[])[]>(SUBJECTS.map(({ name }) => [name, []]));
for (let round = 0; round < Number(values.rounds); round += 1)
  for (const kind of SUBJECTS) {
    console.error(`Round ${round + 1}: ${kind.name} …`);
    runs.get(kind.name)?.push(await measure(kind, { members, under, seconds }));
  }
if (values.json) console.log(JSON.stringify({ members, isPinned, runs: Object.fromEntries(runs) }));
else printTable({ members, isPinned, under, runs });
