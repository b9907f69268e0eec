/**
 * `npm run bench:memory [-- --connections 5000,10000 --rounds 3 --churn-seconds 60 --json]`: what the connection of an
 * idle member takes of the server's memory, at the relay and at a bare `ws`, and whether it stays so while members come
 * and go. An hour of that: `--churn-seconds 3600 --rounds 1`.
 */
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../scripts/ensure-built.ts';
import { describeMachine } from './common/machine.ts';
import { figure, type Table, tell, type Verdict } from './common/report.ts';
import { inTurn, mediansOf } from './common/rounds.ts';
import { needFiles } from './crowd/crowd.ts';
import { BASELINE, RELAY, SUBJECTS } from './fanout/subjects.ts';
import { type Memory, measureMemory } from './memory/measure.ts';

/** kB of RSS for an idle, authenticated member's connection. */
const LIMIT_KB = 12;
/** By so much of itself memory may grow in an hour of churn, percent; shorter than this a trend says nothing. */
const FLAT = { percentAnHour: 5, fromSeconds: 600 } as const;

const { values } = parseArgs({
  options: {
    connections: { type: 'string', default: '5000,10000' },
    rounds: { type: 'string', default: '3' },
    'churn-seconds': { type: 'string', default: '30' },
    json: { type: 'boolean', default: false },
  },
});
const counts = values.connections.split(',').map(Number);
const churnSeconds = Number(values['churn-seconds']);
const machine = describeMachine();
needFiles(Math.max(...counts));
if (!(await ensureBuilt(['relay']))) process.exit(1);

const kinds = SUBJECTS.filter(({ name }) => name === BASELINE || name === RELAY);
const runs = await inTurn(kinds, Number(values.rounds), (kind) =>
  measureMemory(kind, counts, churnSeconds),
);
const medianOf = (name: string): Readonly<Record<keyof Memory, number>> =>
  mediansOf(runs.get(name) ?? []);
const names = [...runs.keys()];
const keys = Object.keys(medianOf(RELAY));
const table: Table = {
  title: 'RSS of the server, medians',
  columns: names,
  rows: keys.map((key) => [key, ...names.map((name) => figure(medianOf(name)[key] ?? NaN))]),
};
const ours = medianOf(RELAY);
const most = Math.max(...counts);
const verdicts: Verdict[] = [
  {
    what: `kB for a connection at ${most}`,
    value: ours[`kB for each at ${most}`] ?? NaN,
    limit: LIMIT_KB,
  },
];
if (churnSeconds >= FLAT.fromSeconds)
  verdicts.push({
    what: 'growth in an hour of churn, percent',
    value: ours['growth by churn, percent an hour'] ?? NaN,
    limit: FLAT.percentAnHour,
  });
const data = { counts, churnSeconds, runs: Object.fromEntries(runs) };
tell({ bench: 'memory', machine, data, tables: [table], verdicts }, values.json);
