/**
 * `npm run bench:fanout [-- --members 200,1000,2000 --seconds 4 --rounds 3 --json]`: a change to all of a team, one at a time and
 * 64 under way, at the relay and at bare servers in turn. Medians of the rounds, and ratios to the baseline.
 */
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../scripts/ensure-built.ts';
import { describeMachine } from './common/machine.ts';
import { tell } from './common/report.ts';
import { inTurn } from './common/rounds.ts';
import { measure } from './fanout/measure.ts';
import { type Sized, tablesOf, verdictsOf } from './fanout/print.ts';
import { type SubjectKind, SUBJECTS } from './fanout/subjects.ts';

const { values } = parseArgs({
  options: {
    members: { type: 'string', default: '200,1000,2000' },
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
});
const sizes = values.members.split(',').map(Number);
const seconds = Number(values.seconds);
const under = [1, 64];

const machine = describeMachine();
if (!(await ensureBuilt(['relay']))) process.exit(1);
const results: Sized[] = [];
for (const members of sizes) {
  console.error(`${members} members`);
  const run = (kind: SubjectKind) => measure(kind, { members, under, seconds });
  results.push({ members, runs: await inTurn(SUBJECTS, Number(values.rounds), run) });
}
const data = results.map(({ members, runs }) => ({ members, runs: Object.fromEntries(runs) }));
const tables = results.flatMap((result) => tablesOf(result, under));
const verdicts = results.flatMap((result) => verdictsOf(result, under));
tell({ bench: 'fanout', machine, data: { seconds, results: data }, tables, verdicts }, values.json);
