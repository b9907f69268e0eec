/**
 * `npm run bench:fanout [-- --members 200,1000,2000 --seconds 4 --rounds 3 --peers all --install-peers --json]`: a change
 * to all of a team, one at a time and 64 under way, at the relay, at bare servers and at what a team could run instead, in
 * turn. Medians of the rounds, and ratios to the baseline.
 */
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../scripts/ensure-built.ts';
import { describeMachine } from './common/machine.ts';
import { tell } from './common/report.ts';
import { type Figures, measure } from './fanout/measure.ts';
import { type Sized, tablesOf, verdictsOf } from './fanout/print.ts';
import { type SubjectKind, SUBJECTS, subjectOf } from './fanout/subjects.ts';
import { besidePeers } from './peers/beside.ts';
import { choosePeers, PEER_OPTIONS } from './peers/choose.ts';
import { FANOUT_PEERS } from './peers/index.ts';

const { values } = parseArgs({
  options: {
    members: { type: 'string', default: '200,1000,2000' },
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
    ...PEER_OPTIONS,
  },
});
const sizes = values.members.split(',').map(Number);
const seconds = Number(values.seconds);
const rounds = Number(values.rounds);
const under = [1, 64];

const machine = describeMachine();
if (!(await ensureBuilt(['relay']))) process.exit(1);
const { present, notes } = choosePeers(FANOUT_PEERS, values);
const results: Sized[] = [];
for (const members of sizes) {
  console.error(`${members} members`);
  const theirs = present.map((peer) => subjectOf(peer, members));
  const run = (kind: SubjectKind): Promise<readonly Figures[]> =>
    measure(kind, { members, under, seconds });
  const { runs, failures } = await besidePeers({ ours: SUBJECTS, theirs }, rounds, run);
  results.push({ members, runs });
  notes.push(...failures.map((failure) => `${members} members: ${failure}`));
}
const data = results.map(({ members, runs }) => ({ members, runs: Object.fromEntries(runs) }));
const tables = results.flatMap((result) => tablesOf(result, under));
const verdicts = results.flatMap((result) => verdictsOf(result, under));
const asked = { seconds, results: data };
tell({ bench: 'fanout', machine, data: asked, tables, notes, verdicts }, values.json);
