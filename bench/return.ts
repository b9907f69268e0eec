/**
 * `npm run bench:return [-- --members 5000 --large 2000 --rounds 3 --json]`: everybody comes back at once to a relay that
 * was started again: teams of 50, and one large team. Beside it the bare handshake of `ws` for as many.
 */
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../scripts/ensure-built.ts';
import { describeMachine } from './common/machine.ts';
import { beside, figure, type Table, tell, type Verdict } from './common/report.ts';
import { mediansOf, type Runs } from './common/rounds.ts';
import { needFiles } from './crowd/crowd.ts';
import { BARE, type Return, returnInTurn } from './return/measure.ts';

/** As many times as long as the bare handshake it may take until all are back. */
const LIMIT = 3;
const SMALL_TEAM = 50;

const { values } = parseArgs({
  options: {
    members: { type: 'string', default: '5000' },
    large: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
});
const [members, large] = [Number(values.members), Number(values.large)];
const shapes = [
  { title: `${members} members in teams of ${SMALL_TEAM}`, members, teamSize: SMALL_TEAM },
  { title: `one team of ${large}`, members: large, teamSize: large },
];
const machine = describeMachine();
needFiles(Math.max(members, large));
if (!(await ensureBuilt(['relay']))) process.exit(1);

const tableOf = (title: string, runs: Runs<Return>): Table => {
  const medians = [...runs].map(([name, rounds]) => [name, mediansOf(rounds)] as const);
  const base = mediansOf(runs.get(BARE) ?? []).backMs;
  const columns = ['all are back, ms', 'all was told, ms', 'server CPU, ms', 'wrong'];
  const rows = medians.map(
    ([name, of]) =>
      [
        name,
        beside(of.backMs, base),
        figure(of.settledMs),
        figure(of.cpuMs),
        figure(of.wrong),
      ] as const,
  );
  return { title, columns, rows };
};

const verdictsOf = (title: string, runs: Runs<Return>): readonly Verdict[] => {
  const base = mediansOf(runs.get(BARE) ?? []).backMs;
  return [...runs]
    .filter(([name]) => name !== BARE)
    .flatMap(([name, rounds]) => [
      {
        what: `${title}, ${name}, times the bare handshake`,
        value: mediansOf(rounds).backMs / base,
        limit: LIMIT,
      },
      {
        what: `${title}, ${name}, wrong states`,
        value: Math.max(...rounds.map((it) => it.wrong)),
        limit: 0,
      },
    ]);
};

const [tables, verdicts]: [Table[], Verdict[]] = [[], []];
const results: Record<string, unknown> = {};
for (const shape of shapes) {
  console.error(shape.title);
  const runs = await returnInTurn(shape, Number(values.rounds));
  results[shape.title] = Object.fromEntries(runs);
  tables.push(tableOf(shape.title, runs));
  verdicts.push(...verdictsOf(shape.title, runs));
}
tell({ bench: 'return', machine, data: { results }, tables, verdicts }, values.json);
