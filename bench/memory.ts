/**
 * `npm run bench:memory [-- --connections 5000,10000 --rounds 3 --churn-seconds 30 --churn-per-second 1 --peers all --install-peers --json]`:
 * what the connection of an idle member takes of the server's memory, at the relay, at a bare `ws` and at what a team
 * could run instead, and whether the relay's stays so while members come and go. An hour of that: `--churn-seconds 3600 --rounds 1`.
 */
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../scripts/ensure-built.ts';
import { describeMachine } from './common/machine.ts';
import { figure, type Table, tell, type Verdict } from './common/report.ts';
import { mediansOf } from './common/rounds.ts';
import { needFiles } from './crowd/crowd.ts';
import { BASELINE, RELAY, SUBJECTS, subjectOf } from './fanout/subjects.ts';
import { type Memory, measureMemory } from './memory/measure.ts';
import { besidePeers } from './peers/beside.ts';
import { choosePeers, PEER_OPTIONS } from './peers/choose.ts';
import { CROWD_PEERS } from './peers/index.ts';

/** kB of RSS for an idle, authenticated member's connection. */
const LIMIT_KB = 12;
/** By so much of itself memory may grow in an hour of churn, percent; shorter than this a trend says nothing. */
const FLAT = { percentAnHour: 5, fromSeconds: 600 } as const;

const { values } = parseArgs({
  options: {
    connections: { type: 'string', default: '5000,10000' },
    rounds: { type: 'string', default: '3' },
    'churn-seconds': { type: 'string', default: '30' },
    'churn-per-second': { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    ...PEER_OPTIONS,
  },
});
const counts = values.connections.split(',').map(Number);
const churnSeconds = Number(values['churn-seconds']);
const churn =
  churnSeconds === 0
    ? null
    : { seconds: churnSeconds, perSecond: Number(values['churn-per-second']) };
const machine = describeMachine();
needFiles(Math.max(...counts));
if (!(await ensureBuilt(['relay']))) process.exit(1);

const { present, notes } = choosePeers(CROWD_PEERS, values);
const ours = SUBJECTS.filter(({ name }) => name === BASELINE || name === RELAY);
const theirs = present.map((peer) => subjectOf(peer, Math.max(...counts)));
const { runs, failures } = await besidePeers({ ours, theirs }, Number(values.rounds), (kind) =>
  measureMemory(kind, counts, kind.name === RELAY ? churn : null),
);
const known = (value: number | undefined): string | null =>
  value === undefined ? null : figure(value);
const medianOf = (name: string): Readonly<Record<keyof Memory, number>> =>
  mediansOf(runs.get(name) ?? []);
const names = [...runs.keys()];
const keys = Object.keys(medianOf(RELAY));
const table: Table = {
  title: 'RSS of the server, medians',
  columns: names,
  rows: keys.map((key) => [key, ...names.map((name) => known(medianOf(name)[key]))]),
};
const relay = medianOf(RELAY);
const most = Math.max(...counts);
const verdicts: Verdict[] = [
  {
    what: `kB for a connection at ${most}`,
    value: relay[`kB for each at ${most}`] ?? NaN,
    limit: LIMIT_KB,
  },
];
if (churnSeconds >= FLAT.fromSeconds)
  verdicts.push({
    what: 'growth in an hour of churn, percent',
    value: relay['growth by churn, percent an hour'] ?? NaN,
    limit: FLAT.percentAnHour,
  });
const data = { counts, churn, runs: Object.fromEntries(runs) };
tell(
  {
    bench: 'memory',
    machine,
    data,
    tables: [table],
    notes: [...notes, ...failures],
    verdicts,
  },
  values.json,
);
