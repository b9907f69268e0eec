/**
 * `npm run bench:growth [-- --seconds 2 --rounds 3 --json]`: what one change and one send cost the relay, against
 * the size of the team, and against what is not to matter. Medians of the rounds, with the line that fits best.
 */
import { parseArgs } from 'node:util';
import { median } from '../test/support/measure.ts';
import { ensureBuilt } from '../scripts/ensure-built.ts';
import { describeMachine } from './common/machine.ts';
import { figure, tell, type Verdict } from './common/report.ts';
import { AXES, type GrowthAxis } from './growth/axes.ts';
import { type Fit, fitLine } from './plot/fit.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
});

/** More than noise: what should stay may end so many times as high, by its line. */
const STAYS_WITHIN = 1.25;
/** How much of what differs a line has to explain to be one. */
const IS_A_LINE = 0.95;

const machine = describeMachine();
if (!(await ensureBuilt(['relay']))) process.exit(1);
const costs = new Map<GrowthAxis, [number, number[]][]>(
  AXES.map((axis) => [axis, axis.values.map((value) => [value, []])]),
);
for (let round = 1; round <= Number(values.rounds); round += 1)
  for (const [axis, points] of costs)
    for (const [value, rounds] of points) {
      console.error(`Round ${round}: a ${axis.of}, ${axis.name}: ${value} …`);
      rounds.push(await axis.cost(value, Number(values.seconds)));
    }
const series = [...costs].map(([axis, of]) => {
  const points = of.map(([value, rounds]) => [value, median(rounds)] as const);
  return { axis, points, fit: fitLine(points) };
});

const verdictOf = ({ axis, fit }: { axis: GrowthAxis; fit: Fit }): Verdict => {
  const most = Math.max(...axis.values);
  const what = `a ${axis.of} against ${axis.name}`;
  return axis.isLinear
    ? { what: `${what}: how much a line explains`, value: fit.r2, limit: IS_A_LINE, isFloor: true }
    : {
        what: `${what}: with ${most}, times that with none`,
        value: (fit.base + fit.slope * most) / fit.base,
        limit: STAYS_WITHIN,
      };
};

const data = series.map(({ axis, points, fit }) => ({ of: axis.of, name: axis.name, points, fit }));
tell(
  {
    bench: 'growth',
    machine,
    data: { series: data, runs: [...costs.values()] },
    tables: series.map(({ axis, points, fit }) => ({
      title: `A ${axis.of}, µs of the relay's CPU: ${figure(fit.base)} + ${fit.slope.toPrecision(3)} for each (${axis.name})`,
      columns: points.map(([value]) => String(value)),
      rows: [['µs', ...points.map(([, cost]) => figure(cost))] as const],
    })),
    verdicts: series.map(verdictOf),
  },
  values.json,
);
