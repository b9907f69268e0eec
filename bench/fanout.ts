/**
 * `npm run bench:fanout [-- --members 1000 --seconds 4 --rounds 3 --json]`: a change to all of a team, one at a time and
 * 64 under way, at the relay and at bare servers in turn. Medians of the rounds, and ratios to the baseline.
 */
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../scripts/ensure-built.ts';
import { describeMachine } from './common/machine.ts';
import { tell } from './common/report.ts';
import { inTurn } from './common/rounds.ts';
import { measure } from './fanout/measure.ts';
import { tablesOf } from './fanout/print.ts';
import { SUBJECTS } from './fanout/subjects.ts';

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

const machine = describeMachine();
if (!(await ensureBuilt(['relay']))) process.exit(1);
const runs = await inTurn(SUBJECTS, Number(values.rounds), (kind) =>
  measure(kind, { members, under, seconds }),
);
const data = { members, runs: Object.fromEntries(runs) };
tell(
  { bench: 'fanout', machine, data, tables: tablesOf(members, under, runs), verdicts: [] },
  values.json,
);
