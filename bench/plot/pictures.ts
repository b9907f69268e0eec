/** The pictures of docs/performance/, each from what one bench told, under a fixed name. */
import * as z from 'zod';
import { median } from '../../test/support/measure.ts';
import type { ToldReport } from '../common/report.ts';
import { barsPicture } from './bars.ts';
import { linesPicture } from './lines.ts';

const rate = z.object({ perSecond: z.number() });
/** For each size of a team, by what was measured: rounds, each with a part for each number of changes under way. */
const fanout = z.object({
  results: z.array(
    z.object({ members: z.number(), runs: z.record(z.string(), z.array(z.array(rate))) }),
  ),
});
/** By how sends are spread, by what was measured: rounds. */
const send = z.object({ spreads: z.record(z.string(), z.record(z.string(), z.array(rate))) });
const growth = z.object({
  series: z.array(
    z.object({
      of: z.string(),
      name: z.string(),
      points: z.array(z.tuple([z.number(), z.number()])),
      fit: z.object({ base: z.number(), slope: z.number(), r2: z.number() }),
    }),
  ),
});

const bar = (name: string, rates: readonly number[]) => ({
  name,
  value: median(rates),
  isOurs: name === 'relay',
});

/** The size of a team that the picture is of. */
const PICTURED = 1000;

/** The last part is the storm: most changes under way. */
const fanoutPicture = (data: unknown): string => {
  const { results } = fanout.parse(data);
  const { members, runs } = results.find((it) => it.members === PICTURED) ?? {
    members: PICTURED,
    runs: {},
    ...results[0],
  };
  return barsPicture(
    `Changes told to ${members} members, with 64 under way`,
    'told a second',
    Object.entries(runs).map(([name, rounds]) =>
      bar(
        name,
        rounds.map((parts) => parts.at(-1)?.perSecond ?? NaN),
      ),
    ),
  );
};

const sendPicture = (data: unknown): string =>
  barsPicture(
    'Messages accepted for one receiver (JetStream and mosquitto sync them later)',
    'sends a second',
    Object.entries(send.parse(data).spreads['to one'] ?? {}).map(([name, rounds]) =>
      bar(
        name,
        rounds.map(({ perSecond }) => perSecond),
      ),
    ),
  );

/** What is counted in thousands has another axis: it is in the table. */
const MOST = 2000;

const growthPicture = (data: unknown): string =>
  linesPicture(
    'What one change costs the relay',
    { x: 'how many there are', y: 'CPU, µs' },
    growth
      .parse(data)
      .series.filter(({ of, points }) => of === 'change' && points.every(([x]) => x <= MOST)),
  );

const PICTURES: Readonly<Record<string, (data: unknown) => string>> = {
  fanout: fanoutPicture,
  send: sendPicture,
  growth: growthPicture,
};

/** A picture by its file's name, for each report that has one. */
export const picturesOf = (reports: readonly ToldReport[]): ReadonlyMap<string, string> =>
  new Map(
    reports.flatMap(({ bench, data }) => {
      const draw = PICTURES[bench];
      return draw === undefined ? [] : [[`${bench}.svg`, draw(data)] as const];
    }),
  );
